namespace WabaClient;

/// <summary>The place of one call in the queue of a recovering scope, and the turn that it gets there.</summary>
/// <remarks>Changed only by the <see cref="RecoveringScope"/>, under its lock.</remarks>
internal sealed class LinePlace(RecoveringScope scope, GateEntry entry)
{
    private TaskCompletionSource _changed = NewSignal();
    private volatile bool _hasTurn;
    private long _since;
    private TimeSpan _closedFor;
    private TimeSpan _waited;

    public RecoveringScope Scope => scope;

    /// <summary>Gets whether the call has been sent before. Such calls precede calls that have not been sent.</summary>
    public bool IsReturning { get; } = entry.Call.Attempts > 0;

    /// <summary>Gets or sets the position in the order of arrival; 0 before the call has joined the queue.</summary>
    public long Ticket { get; set; }

    public LinkedListNode<LinePlace>? Node { get; set; }

    public bool IsInLine => Node?.List is not null;

    /// <summary>Gets the generation in which the turn was granted.</summary>
    public int Generation { get; private set; }

    public bool HasTurn => _hasTurn;

    /// <summary>
    /// Gets the block because of which the call had to leave the queue. Its length is zero if the call did not have to
    /// leave.
    /// </summary>
    public RateLimitBlock Refusal { get; private set; }

    /// <summary>Gets a task that completes when the state has changed. Read it before the state.</summary>
    public Task Changed => Volatile.Read(ref _changed).Task;

    public void Grant(int generation)
    {
        Generation = generation;
        _hasTurn = true;
        Wake();
    }

    /// <summary>Revokes the turn.</summary>
    public void Revoke() => _hasTurn = false;

    /// <summary>
    /// Starts or extends the wait for a block. The rest of the time in the queue is spent waiting for other calls.
    /// </summary>
    /// <returns>False if the wait is longer than the call is allowed to wait, so that it has to leave.</returns>
    public bool TryWaitFor(RateLimitBlock block, TimeProvider time)
    {
        Settle(time);
        TimeSpan longer = block.Remaining - _closedFor;
        if (longer <= TimeSpan.Zero)
            return true;
        _closedFor = block.Remaining;
        bool canWait = entry.Call.CanWait(_waited + block.Remaining);
        if (!canWait)
            Refusal = block;
        if (!canWait || entry.WantsNews)
            Wake();
        return canWait;
    }

    /// <summary>Does the same for a scope, unless the call does not belong to it.</summary>
    public bool TryWaitFor(string name, RateLimitBlock block, TimeProvider time) =>
        !entry.Scopes.Contains(name) || TryWaitFor(block, time);

    /// <summary>Returns how long the call has waited for blocks since the last time, and resets it.</summary>
    public TimeSpan TakeWaited(TimeProvider time)
    {
        Settle(time);
        TimeSpan waited = _waited;
        _waited = TimeSpan.Zero;
        return waited;
    }

    /// <summary>Makes the call check its state.</summary>
    public void Wake() => Interlocked.Exchange(ref _changed, NewSignal()).TrySetResult();

    private void Settle(TimeProvider time)
    {
        TimeSpan elapsed = time.GetElapsedTime(_since);
        TimeSpan closed = elapsed < _closedFor ? elapsed : _closedFor;
        _waited += closed;
        _closedFor -= closed;
        _since = time.GetTimestamp();
    }

    private static TaskCompletionSource NewSignal() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
