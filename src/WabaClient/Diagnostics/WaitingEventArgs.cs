namespace WabaClient;

/// <summary>Describes a wait that is about to begin. Instances are immutable and thread-safe.</summary>
public sealed class WaitingEventArgs : EventArgs
{
    /// <summary>Gets the reason for the wait.</summary>
    public required WaitReason Reason { get; init; }

    /// <summary>Gets the id in the path of the call: a business or an account, or <c>me</c>.</summary>
    /// <value>Null if unknown.</value>
    public string? ObjectId { get; init; }

    /// <summary>Gets Graph's error code that caused the wait, for example 80008.</summary>
    /// <value>Null if Graph returned none, for example after a time-out.</value>
    public int? Code { get; init; }

    /// <summary>
    /// Gets the expected length of the wait, which is one second or more. The wait is longer if Graph throttles again
    /// in the meantime.
    /// </summary>
    public required TimeSpan Wait { get; init; }

    /// <summary>Gets the time at which the wait is expected to end, according to the client's clock.</summary>
    public required DateTimeOffset Until { get; init; }
}
