using System.Runtime.CompilerServices;

namespace WabaClient;

/// <summary>
/// Records which scopes are throttled. The default gate does this within the process. To share the state between
/// processes, derive from this class, and register the derived gate or pass it to the client. <c>WabaClient.Redis</c>
/// contains such a gate.
/// </summary>
/// <remarks>
/// <para>
/// A gate keeps state only. Waiting, jitter and the order of calls are implemented by the library. Scopes are opaque
/// strings without credentials. Implementations must be thread-safe.
/// </para>
/// <para>
/// The gate is asked before each page, unless it has reported that a scope of the page is closed; in that case, it is
/// asked again when the block has ended. If a gate throws or does not answer within 500 ms, it is considered failed:
/// calls continue behind the in-process gate, and the failed gate is not used for 5 to 6 seconds. When it answers
/// again, all blocks that have not ended are written to it.
/// </para>
/// <para>
/// The two abstract members share blocks. Override the virtual members as well to share pacing, and which process sends
/// the first call after a block. Otherwise, each process sends its own first call and paces its own calls.
/// </para>
/// </remarks>
public abstract class RateLimitGate
{
    private readonly object _lock = new();
    private ConditionalWeakTable<TimeProvider, InProcessRateLimitGate>? _inProcess;
    private GateHealth? _health;

    /// <summary>Gets or sets the health of the gate, which clients with the same gate share.</summary>
    internal GateHealth Health
    {
        get
        {
            lock (_lock)
                return _health ??= new(TimeProvider.System);
        }

        set => _health = value;
    }

    /// <summary>
    /// Gets a value indicating whether the gate keeps every block that was written to it until the block ends. If so, a
    /// process does not ask about a block that it has written itself. If not, the process asks once, and the answer
    /// decides. False by default.
    /// </summary>
    protected internal virtual bool KeepsBlocks => false;

    /// <summary>Returns the longest block of the specified scopes.</summary>
    /// <param name="scopes">The scopes that the call belongs to.</param>
    /// <param name="cancellationToken">
    /// Cancelled when the answer is no longer needed, after 500 ms at the latest. It is not the token of the caller.
    /// </param>
    /// <returns>The block that ends last, or null if no scope is closed.</returns>
    public abstract ValueTask<RateLimitBlock?> GetBlockAsync(
        IReadOnlyList<string> scopes,
        CancellationToken cancellationToken);

    /// <summary>Closes a scope. If the scope already has a block that ends later, that block is kept.</summary>
    /// <param name="scope">The scope that was throttled.</param>
    /// <param name="block">How long the scope is closed, and why.</param>
    /// <param name="cancellationToken">Cancelled after 500 ms at the latest. It is not the token of the caller.</param>
    /// <returns>A task that completes when the block is recorded.</returns>
    public abstract ValueTask BlockAsync(string scope, RateLimitBlock block, CancellationToken cancellationToken);

    /// <summary>Answers the question of a call that is about to be sent.</summary>
    /// <param name="question">
    /// The scopes of the call, the first call that the client offers to send, and what pacing asks.
    /// </param>
    /// <param name="cancellationToken">
    /// Cancelled when the answer is no longer needed, at the latest after 500 ms. It is not the token of the caller.
    /// </param>
    /// <returns>
    /// The answer. The default implementation returns the block of <see cref="GetBlockAsync"/> and no opening scopes.
    /// </returns>
    /// <exception cref="ArgumentNullException"><paramref name="question"/> is null.</exception>
    public virtual async ValueTask<RateLimitAnswer> AskAsync(RateLimitQuestion question, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(question);
        return new() { Block = await GetBlockAsync(question.Scopes, cancellationToken).ConfigureAwait(false) };
    }

    /// <summary>
    /// Ends a first call that the gate has allowed. The default implementation does nothing. The method is also called
    /// for first calls that are not sent, and, for a throttled call, after <see cref="BlockAsync"/>.
    /// </summary>
    /// <param name="firstCall">The call, as in the question.</param>
    /// <param name="succeeded">
    /// True if the call has succeeded: the scope is open for all processes, unless it was blocked again or another
    /// process has got the first call in the meantime. False if the call has failed or was not sent: another call goes
    /// first.
    /// </param>
    /// <param name="cancellationToken">Cancelled after 500 ms at the latest. It is not the token of the caller.</param>
    /// <returns>A task that completes when the result is recorded.</returns>
    public virtual ValueTask EndFirstCallAsync(
        RateLimitFirstCall firstCall, bool succeeded, CancellationToken cancellationToken) => default;

    /// <summary>
    /// Returns the gate that records what this process knows. Clients with the same gate and clock share it.
    /// </summary>
    internal InProcessRateLimitGate InProcess(ClientEnvironment environment)
    {
        if (this is InProcessRateLimitGate self)
            return self;
        lock (_lock)
            return (_inProcess ??= []).GetValue(environment.Time, time => new(time, environment.Metrics));
    }
}
