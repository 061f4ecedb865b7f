namespace WabaClient;

/// <summary>The place of one call in the line of a recovering scope, and the turn that it gets there.</summary>
/// <remarks>Changed only by the <see cref="RecoveringScope"/>, under its lock.</remarks>
internal sealed class LinePlace(RecoveringScope scope, GateEntry entry)
{
    private TaskCompletionSource _changed = NewSignal();
    private volatile bool _hasTurn;
    private long _since;
    private TimeSpan _closedFor;
    private TimeSpan _waited;

    public RecoveringScope Scope => scope;

    /// <summary>Gets whether the call has been sent before. Such calls came first, and go first.</summary>
    public bool IsReturning { get; } = entry.Call.Attempts > 0;

    /// <summary>Gets or sets the position in the order of arrival; 0 before the call stood in line.</summary>
    public long Ticket { get; set; }

    public LinkedListNode<LinePlace>? Node { get; set; }

    public bool IsInLine => Node?.List is not null;

    /// <summary>Gets the generation in which the turn was granted.</summary>
    public int Generation { get; private set; }

    public bool HasTurn => _hasTurn;

    /// <summary>Gets the block because of which the call had to leave the line. It has no length before.</summary>
    public RateLimitBlock Refusal { get; private set; }

    /// <summary>Gets a task that ends when there is news. Read it before the state that it is about.</summary>
    public Task Changed => Volatile.Read(ref _changed).Task;

    public void Grant(int generation)
    {
        Generation = generation;
        _hasTurn = true;
        Wake();
    }

    /// <summary>Takes the turn back.</summary>
    public void Revoke() => _hasTurn = false;

    /// <summary>Starts or continues to wait because something is closed. Time in line beyond that is spent on other calls.</summary>
    /// <returns>False if that is longer than the call may wait: it has to leave.</returns>
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

    /// <summary>Does the same for a scope that the call may not belong to.</summary>
    public bool TryWaitFor(string name, RateLimitBlock block, TimeProvider time) =>
        !entry.Scopes.Contains(name) || TryWaitFor(block, time);

    /// <summary>Returns how long the call has waited since the last time because something was closed.</summary>
    public TimeSpan TakeWaited(TimeProvider time)
    {
        Settle(time);
        TimeSpan waited = _waited;
        _waited = TimeSpan.Zero;
        return waited;
    }

    /// <summary>Lets the call look at its state.</summary>
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
