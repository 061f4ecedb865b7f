namespace WabaClient;

/// <summary>How the request that held a turn ended.</summary>
internal enum TurnResult
{
    /// <summary>
    /// Nothing was learned about the scope: not sent, cancelled by the caller, or throttled, which begins a new
    /// recovery.
    /// </summary>
    Unknown,

    /// <summary>The request succeeded.</summary>
    Succeeded,

    /// <summary>The request failed for another reason than a throttle.</summary>
    Failed,
}
