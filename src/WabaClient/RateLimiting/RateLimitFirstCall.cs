namespace WabaClient;

/// <summary>
/// The one call that is sent first when the block of a scope has ended. The calls of all processes wait until it has succeeded,
/// or send a first call of their own when it has failed or its time is over. Immutable.
/// </summary>
public sealed class RateLimitFirstCall
{
    /// <summary>Gets the scope that is opening.</summary>
    public required string Scope { get; init; }

    /// <summary>Gets a random string that identifies the call among those of all processes.</summary>
    public required string Holder { get; init; }

    /// <summary>
    /// Gets how long the call can take at most: <see cref="WabaClientOptions.AttemptTimeout"/>. After that time the gate gives the
    /// first call to another process, because this one may have ended.
    /// </summary>
    public required TimeSpan Length { get; init; }
}
