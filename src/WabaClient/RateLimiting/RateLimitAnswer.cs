namespace WabaClient;

/// <summary>
/// Represents the answer of a gate to a <see cref="RateLimitQuestion"/>. If no property is set, the call can be sent.
/// Instances are immutable and thread-safe.
/// </summary>
public sealed class RateLimitAnswer
{
    /// <summary>Gets the block that ends last among the scopes of the question, or null if none is closed.</summary>
    public RateLimitBlock? Block { get; init; }

    /// <summary>
    /// Gets the scopes of the question that are opening: their block has ended, and no call has succeeded since.
    /// </summary>
    /// <value>Empty by default.</value>
    public IReadOnlyList<string> OpeningScopes { get; init; } = [];

    /// <summary>
    /// Gets whether the client can send the first call that it offered. If not, and the scope is opening, another
    /// process sends the first call, and the client asks again shortly afterwards. False by default.
    /// </summary>
    public bool IsFirst { get; init; }

    /// <summary>Gets the shared state of pacing for the scope, or null if the gate does not share pacing.</summary>
    public RateLimitPacingAnswer? Pacing { get; init; }
}
