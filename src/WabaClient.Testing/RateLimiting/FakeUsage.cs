namespace WabaClient.Testing;

/// <summary>
/// Represents one entry of the usage headers, for <see cref="GraphFault.Usage"/>. Compares by content. Instances are
/// immutable and thread-safe.
/// </summary>
public sealed record FakeUsage
{
    /// <summary>Gets the id of the business or account in <c>X-Business-Use-Case-Usage</c>.</summary>
    /// <value>Null by default: the entry is the value of <c>X-App-Usage</c>.</value>
    public string? ObjectId { get; init; }

    /// <summary>Gets the use case.</summary>
    /// <value><c>whatsapp_business_management</c> by default.</value>
    public string Type { get; init; } = "whatsapp_business_management";

    /// <summary>Gets the number of calls as a percentage of the quota.</summary>
    public int CallCount { get; init; }

    /// <summary>Gets the processor time as a percentage of the quota.</summary>
    public int TotalCpuTime { get; init; }

    /// <summary>Gets the total time as a percentage of the quota.</summary>
    public int TotalTime { get; init; }

    /// <summary>Gets the time until calls succeed again, which is sent in whole minutes, rounded up.</summary>
    /// <value>Zero by default.</value>
    public TimeSpan RegainAccess { get; init; }
}
