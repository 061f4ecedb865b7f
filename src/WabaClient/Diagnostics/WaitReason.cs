namespace WabaClient;

/// <summary>Specifies why a call waits.</summary>
public enum WaitReason
{
    /// <summary>The call failed for a transient reason and is retried after a back-off.</summary>
    Retry,

    /// <summary>Graph throttles the business, the app or the token of the call, so nothing is sent until the throttle has passed.</summary>
    Throttled,

    /// <summary>The call is delayed so that the quota is not exceeded.</summary>
    Pacing,
}
