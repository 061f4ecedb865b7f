using System.Runtime.CompilerServices;

namespace WabaClient;

/// <summary>
/// Records which scopes are throttled. The library's own gate does so within the process. Derive from this class to share
/// the state between processes, and register the derived gate or pass it to the client. <c>WabaClient.Redis</c> contains one.
/// </summary>
/// <remarks>
/// <para>
/// A gate keeps state only: waiting, jitter and the order of calls stay in the library. Scopes are opaque strings without
/// credentials. Implementations must be thread-safe.
/// </para>
/// <para>
/// A question is asked before each page unless the gate has said that a scope of the page is closed, and again when such a
/// block has ended. A gate that throws or does not answer within 500 ms has failed: calls continue behind the in-process
/// gate, and the failed gate is not used for 5 to 6 seconds. When it answers again, all blocks that have not ended are
/// written to it.
/// </para>
/// <para>
/// The two abstract members share blocks. Override the virtual ones as well to share which process sends the first call after a
/// block, and pacing. Without them each process sends a first call of its own and paces its own calls.
/// </para>
/// </remarks>
public abstract class RateLimitGate
{
    private readonly object _lock = new();
    private ConditionalWeakTable<TimeProvider, InProcessRateLimitGate>? _inProcess;
    private GateHealth? _health;

    /// <summary>Gets or sets whether the gate works. Clients with the same gate share what they know about it.</summary>
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
    /// Gets whether the gate keeps every block that was written to it until it ends. If so, a process does not ask about a block that it
    /// has written itself. The default is false: the process asks once, and the answer decides.
    /// </summary>
    protected internal virtual bool KeepsBlocks => false;

    /// <summary>Returns the longest block among some scopes.</summary>
    /// <param name="scopes">The scopes that the call belongs to.</param>
    /// <param name="cancellationToken">
    /// Cancelled when the answer is no longer needed, at the latest after 500 ms. It is not the token of the caller.
    /// </param>
    /// <returns>The block that ends last, or null if no scope is closed.</returns>
    public abstract ValueTask<RateLimitBlock?> GetBlockAsync(
        IReadOnlyList<string> scopes,
        CancellationToken cancellationToken);

    /// <summary>Closes a scope. A block that ends later is kept.</summary>
    /// <param name="scope">The scope that was throttled.</param>
    /// <param name="block">How long the scope is closed, and why.</param>
    /// <param name="cancellationToken">Cancelled after 500 ms at the latest. It is not the token of the caller.</param>
    /// <returns>A task that completes when the block is recorded.</returns>
    public abstract ValueTask BlockAsync(string scope, RateLimitBlock block, CancellationToken cancellationToken);

    /// <summary>Answers the question of a call that is about to be sent.</summary>
    /// <param name="question">The scopes of the call, the first call that the client offers to send, and what pacing asks.</param>
    /// <param name="cancellationToken">Cancelled when the answer is no longer needed, at the latest after 500 ms. It is not the token of the caller.</param>
    /// <returns>The answer. Without an override it is the block that <see cref="GetBlockAsync"/> returns: no scope is opening.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="question"/> is null.</exception>
    public virtual async ValueTask<RateLimitAnswer> AskAsync(RateLimitQuestion question, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(question);
        return new() { Block = await GetBlockAsync(question.Scopes, cancellationToken).ConfigureAwait(false) };
    }

    /// <summary>
    /// Ends a first call that the gate has allowed. Without an override nothing happens. Called for calls that are not sent as well;
    /// for a throttled call after <see cref="BlockAsync"/>.
    /// </summary>
    /// <param name="firstCall">The call, as in the question.</param>
    /// <param name="succeeded">
    /// True if the call has succeeded: the scope is open for all processes, unless it was blocked again or another process has the
    /// first call meanwhile. False if the call has failed or was not sent: another call goes first.
    /// </param>
    /// <param name="cancellationToken">Cancelled after 500 ms at the latest. It is not the token of the caller.</param>
    /// <returns>A task that completes when the result is recorded.</returns>
    public virtual ValueTask EndFirstCallAsync(
        RateLimitFirstCall firstCall, bool succeeded, CancellationToken cancellationToken) => default;

    /// <summary>Returns the gate that holds what this process knows. Clients with the same gate and clock share it.</summary>
    internal InProcessRateLimitGate InProcess(ClientEnvironment environment)
    {
        if (this is InProcessRateLimitGate self)
            return self;
        lock (_lock)
            return (_inProcess ??= []).GetValue(environment.Time, time => new(time, environment.Metrics));
    }
}
