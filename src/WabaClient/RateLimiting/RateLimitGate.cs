namespace WabaClient;

/// <summary>
/// Keeps which scopes are throttled. The library's own gate keeps it in the process; derive from this class to share it
/// between processes, for example through Redis, and register yours or hand it to the client.
/// </summary>
/// <remarks>
/// Only the state is here: waiting, jitter and the order in which calls go on stay in the library. Scopes are opaque
/// texts without credentials. When a gate throws, one warning is logged and the call goes on behind the in-process gate.
/// Implementations are called by many threads at once.
/// </remarks>
public abstract class RateLimitGate
{
    /// <summary>Who goes first once a scope of this gate opens.</summary>
    internal ScopeOpenings Openings { get; } = new();

    /// <summary>Tells whether a call has to wait.</summary>
    /// <param name="scopes">The scopes that the call belongs to.</param>
    /// <param name="cancellationToken">Cancels the question.</param>
    /// <returns>The longest block among them, or null if none is closed.</returns>
    public abstract ValueTask<RateLimitBlock?> GetBlockAsync(IReadOnlyList<string> scopes, CancellationToken cancellationToken);

    /// <summary>Closes a scope. Never shortens a block that is there.</summary>
    /// <param name="scope">The scope that was throttled.</param>
    /// <param name="block">For how long, and why.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>A task that ends when the block is kept.</returns>
    public abstract ValueTask BlockAsync(string scope, RateLimitBlock block, CancellationToken cancellationToken);
}
