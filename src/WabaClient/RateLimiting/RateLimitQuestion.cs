namespace WabaClient;

/// <summary>
/// Represents the question that a client asks its gate before a page. It combines all questions, because each one would
/// be a round trip. Instances are immutable and thread-safe.
/// </summary>
public sealed class RateLimitQuestion
{
    /// <summary>
    /// Gets the scopes that the call belongs to: the business or account, the app and the token. Empty if no call is
    /// about to be sent and <see cref="Pacing"/> only reports calls that have ended.
    /// </summary>
    public required IReadOnlyList<string> Scopes { get; init; }

    /// <summary>
    /// Gets the first call that the client offers to send in a scope whose block has ended, or null. It is set only if
    /// the call can be sent as soon as the gate allows it.
    /// </summary>
    public RateLimitFirstCall? FirstCall { get; init; }

    /// <summary>Gets what pacing reports and asks, or null if the client does not pace its calls.</summary>
    public RateLimitPacingQuestion? Pacing { get; init; }
}
