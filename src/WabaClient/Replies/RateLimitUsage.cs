namespace WabaClient;

/// <summary>Represents how much of a rate limit is used, as Graph reports it with a response.</summary>
/// <remarks>
/// From the headers <c>X-Business-Use-Case-Usage</c> and <c>X-App-Usage</c> (Meta, "Rate limits"). Both can be missing,
/// which does not mean that nothing is used. Instances are immutable and thread-safe.
/// </remarks>
public sealed class RateLimitUsage
{
    /// <summary>Gets the id of the object that the limit belongs to: a business or an account.</summary>
    /// <value>Null for the limit of the app.</value>
    public string? ObjectId { get; init; }

    /// <summary>Gets the type of the limit, for example <c>whatsapp_business_management</c>.</summary>
    /// <value>Null for the limit of the app, and if Graph did not send one.</value>
    public string? Type { get; init; }

    /// <summary>Gets the number of calls, as a percentage of the limit. At 100, Graph throttles.</summary>
    /// <value>0 if Graph did not send it.</value>
    public int CallCount { get; init; }

    /// <summary>Gets the processor time, as a percentage of the limit. At 100, Graph throttles.</summary>
    /// <value>0 if Graph did not send it.</value>
    public int TotalCpuTime { get; init; }

    /// <summary>Gets the total time, as a percentage of the limit. At 100, Graph throttles.</summary>
    /// <value>0 if Graph did not send it.</value>
    public int TotalTime { get; init; }

    /// <summary>Gets the time until calls succeed again, as estimated by Graph in whole minutes.</summary>
    /// <value>Zero if calls are not throttled.</value>
    public TimeSpan EstimatedTimeToRegainAccess { get; init; }

    internal int Highest => Math.Max(CallCount, Math.Max(TotalCpuTime, TotalTime));
}
