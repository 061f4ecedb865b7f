namespace WabaClient;

/// <summary>
/// Represents the one call that is sent first when the block of a scope has ended. The calls of all processes wait
/// until it has succeeded; if it fails or its time elapses, another process sends a first call. Instances are immutable
/// and thread-safe.
/// </summary>
public sealed class RateLimitFirstCall
{
    /// <summary>Gets the scope that is opening.</summary>
    public required string Scope { get; init; }

    /// <summary>Gets a random string that identifies the call among the calls of all processes.</summary>
    public required string Holder { get; init; }

    /// <summary>
    /// Gets the maximum duration of the call: <see cref="WabaClientOptions.AttemptTimeout"/>. After that time, the gate
    /// allows another process to send the first call, because this process may have ended.
    /// </summary>
    public required TimeSpan Length { get; init; }
}
