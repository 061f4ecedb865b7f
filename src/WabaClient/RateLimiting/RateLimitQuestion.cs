namespace WabaClient;

/// <summary>What a client asks its gate before a page: everything in one question, because each question is a round trip. Immutable.</summary>
public sealed class RateLimitQuestion
{
    /// <summary>
    /// Gets the scopes that the call belongs to: the business or account, the app and the token. Empty if no call is about to be sent,
    /// and <see cref="Pacing"/> only reports calls that have ended.
    /// </summary>
    public required IReadOnlyList<string> Scopes { get; init; }

    /// <summary>
    /// Gets the first call that the client offers to send in a scope whose block has ended, or null. Ask for it only with a call
    /// that can be sent as soon as the gate allows it.
    /// </summary>
    public RateLimitFirstCall? FirstCall { get; init; }

    /// <summary>Gets what pacing reports and asks, or null if the client does not pace its calls.</summary>
    public RateLimitPacingQuestion? Pacing { get; init; }
}
