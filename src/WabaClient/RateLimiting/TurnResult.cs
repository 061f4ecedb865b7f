namespace WabaClient;

/// <summary>The result of the request that held a turn.</summary>
internal enum TurnResult
{
    /// <summary>
    /// The request provides no information about the scope: it was not sent, was cancelled by the caller, or was
    /// throttled, which begins a new recovery.
    /// </summary>
    Unknown,

    /// <summary>The request succeeded.</summary>
    Succeeded,

    /// <summary>The request failed for a reason other than a throttle.</summary>
    Failed,
}
