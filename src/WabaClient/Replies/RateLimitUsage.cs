namespace WabaClient;

/// <summary>How much of a rate limit is used, as Graph reports it with a reply.</summary>
/// <remarks>
/// From the headers <c>X-Business-Use-Case-Usage</c> and <c>X-App-Usage</c> (Meta, "Rate limits"). Both may be missing;
/// missing is not zero.
/// </remarks>
public sealed class RateLimitUsage
{
    /// <summary>The id that the limit belongs to: a business's or an account's.</summary>
    /// <value>Null for the app's own limit.</value>
    public string? ObjectId { get; init; }

    /// <summary>The kind of limit, for example <c>whatsapp_business_management</c>.</summary>
    /// <value>Null for the app's own limit, and where Graph gives none.</value>
    public string? Type { get; init; }

    /// <summary>Calls made, in per cent of what is allowed. At 100 Graph throttles.</summary>
    public int CallCount { get; init; }

    /// <summary>Processor time used, in per cent of what is allowed. At 100 Graph throttles.</summary>
    public int TotalCpuTime { get; init; }

    /// <summary>Total time used, in per cent of what is allowed. At 100 Graph throttles.</summary>
    public int TotalTime { get; init; }

    /// <summary>How long until calls succeed again; Graph counts it in whole minutes.</summary>
    /// <value>Zero when not throttled.</value>
    public TimeSpan EstimatedTimeToRegainAccess { get; init; }

    internal int Highest => Math.Max(CallCount, Math.Max(TotalCpuTime, TotalTime));
}
