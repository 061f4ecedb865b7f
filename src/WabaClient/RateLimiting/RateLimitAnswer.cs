namespace WabaClient;

/// <summary>What a gate answers to a <see cref="RateLimitQuestion"/>. Immutable. Without any property set, the call can be sent.</summary>
public sealed class RateLimitAnswer
{
    /// <summary>Gets the block that ends last among the scopes of the question, or null if none is closed.</summary>
    public RateLimitBlock? Block { get; init; }

    /// <summary>Gets the scopes of the question that are opening: their block has ended, and no call has succeeded since. Empty by default.</summary>
    public IReadOnlyList<string> OpeningScopes { get; init; } = [];

    /// <summary>
    /// Gets whether the client sends the first call that it offered. If not, and the scope is opening, another process sends it, and
    /// the client asks again a little later. The default is false.
    /// </summary>
    public bool IsFirst { get; init; }

    /// <summary>Gets what is known about the usage of the scope, or null if the gate does not share pacing.</summary>
    public RateLimitPacingAnswer? Pacing { get; init; }
}
