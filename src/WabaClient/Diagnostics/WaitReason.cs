namespace WabaClient;

/// <summary>Specifies why a call waits.</summary>
public enum WaitReason
{
    /// <summary>
    /// The call failed for a transient reason and is retried after a back-off. This is the default value.
    /// </summary>
    Retry,

    /// <summary>
    /// Graph throttles the business, the app or the token of the call, so no request is sent until the throttle has
    /// ended.
    /// </summary>
    Throttled,

    /// <summary>
    /// The call is delayed so that the quota is not exhausted (<see cref="WabaClientOptions.PaceAboveUsage"/>).
    /// </summary>
    Pacing,
}
