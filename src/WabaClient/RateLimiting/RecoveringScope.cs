using System.Diagnostics.CodeAnalysis;

namespace WabaClient;

/// <summary>A scope from a throttle until its calls are no longer limited. Thread-safe.</summary>
/// <remarks>
/// <code>
/// closed ──block ends──▶ probing ──a request ends──▶ ramping ──success, nobody waits──▶ over
///    ▲                      │                           │
///    └──────────────────────┴──────── throttle ─────────┘
/// </code>
/// <list type="bullet">
/// <item><description>Closed: no turn is granted. A block that ends later extends the wait. Calls that are not allowed to wait so long
/// leave the queue; the others keep their place.</description></item>
/// <item><description>Probing: one call has a turn, and the next one gets a turn when it ends.</description></item>
/// <item><description>Ramping: each success, and each failure other than a throttle, allows one more request in flight, up to
/// <see cref="SlowStart"/>. After that, each full round allows one more.</description></item>
/// <item><description>Over: calls need no turn, and the scope is removed.</description></item>
/// </list>
/// <para>
/// A throttle begins a new generation. Turns of an earlier generation that have not been used are returned. Results of
/// requests of an earlier generation have no effect, because the requests were sent before the throttle.
/// </para>
/// </remarks>
internal sealed class RecoveringScope(string name, TimeProvider time)
{
    private const int SlowStart = 8;

    private static readonly TimeSpan KeptIdle = TimeSpan.FromMinutes(15);
    private static readonly TimeSpan WorthNotifying = TimeSpan.FromSeconds(1);

    // Timers accept less than 50 days.
    private static readonly TimeSpan LongestTimer = TimeSpan.FromDays(30);

    private readonly object _lock = new();
    private Line? _line;
    private ITimer? _timer;
    private long _closedAt;
    private TimeSpan _closedFor;
    private TimeSpan _spread;
    private int _code;
    private long _notifiedAt;
    private TimeSpan _notifiedFor;
    private int _generation;
    private int _throttlesInARow;
    private int _limit = 1;
    private int _endedInRound;
    private int _inFlight;
    private int _backingOff;
    private bool _isPublished;
    private bool _isOpening;
    private bool _isOver;

    public string Name => name;

    public bool IsOver
    {
        get
        {
            lock (_lock)
                return _isOver;
        }
    }

    /// <summary>Gets the block that closes the scope. The block has ended if its remaining time is zero.</summary>
    public RateLimitBlock Block
    {
        get
        {
            lock (_lock)
                return new(Remaining, _code);
        }
    }

    /// <summary>
    /// Gets whether the scope is closed by a throttle that was written to the shared gate and that the gate has not
    /// confirmed.
    /// </summary>
    public bool IsPublished
    {
        get
        {
            lock (_lock)
                return _isPublished && Remaining > TimeSpan.Zero;
        }
    }

    /// <summary>
    /// Gets whether no call has succeeded since the scope was closed, as far as the process knows. In this case, a
    /// shared gate decides which process goes first.
    /// </summary>
    public bool IsOpening
    {
        get
        {
            lock (_lock)
                return _isOpening;
        }
    }

    /// <summary>Gets the number of the current recovery.</summary>
    public int Generation
    {
        get
        {
            lock (_lock)
                return _generation;
        }
    }

    private TimeSpan Remaining => _closedFor - time.GetElapsedTime(_closedAt);

    private bool IsAwaited => _backingOff > 0 || _line?.First is not null;

    /// <summary>Closes the scope for at least as long as a block that another process has reported.</summary>
    /// <returns>False if the scope is over, so that a new one has to be created.</returns>
    public bool TryClose(RateLimitBlock block, double random)
    {
        lock (_lock)
        {
            if (_isOver)
                return false;
            BeginRecovery(block, random);
            return true;
        }
    }

    /// <summary>
    /// Begins a recovery without a block, because the scope is opening for all processes. A recovery that has begun
    /// continues.
    /// </summary>
    /// <returns>False if the scope is over, so that a new one has to be created.</returns>
    public bool TryOpen()
    {
        lock (_lock)
        {
            if (_isOver)
                return false;
            if (!_isOpening)
            {
                if (_generation == 0)
                    _closedAt = time.GetTimestamp();
                BeginGeneration();
            }

            GrantFreeTurns();
            return true;
        }
    }

    /// <summary>
    /// Records that the scope was open for all processes in a generation, so that no process waits for a first call.
    /// </summary>
    public void EndOpening(int generation)
    {
        lock (_lock)
            _isOpening &= generation != _generation || Remaining > TimeSpan.Zero;
    }

    /// <summary>
    /// Closes the scope after a throttle. The throttled call counts as waiting until its back-off is disposed.
    /// </summary>
    /// <param name="throttle">The throttle. <c>Remaining</c> is the wait that Graph asked for, or zero.</param>
    /// <param name="turn">
    /// The turn of the throttled call. Throttles of calls that were sent before the last recovery do not extend the
    /// block.
    /// </param>
    /// <param name="unhinted">How long to close if Graph asked for no wait; doubled with each further throttle.</param>
    /// <param name="random">From 0 to 1.</param>
    /// <param name="backOff">The back-off of the throttled call.</param>
    /// <returns>False if the scope is over; a new one has to be created.</returns>
    public bool TryThrottle(
        RateLimitBlock throttle,
        GateTurn? turn,
        TimeSpan unhinted,
        double random,
        [NotNullWhen(true)] out BackOff? backOff)
    {
        lock (_lock)
        {
            backOff = null;
            if (_isOver)
                return false;
            if (_generation == 0 || (turn?.PlaceIn(name) is { HasTurn: true } place && place.Generation == _generation))
                _throttlesInARow++;
            TimeSpan length = ThrottleLength.Of(throttle.Remaining, unhinted, _throttlesInARow);
            RateLimitBlock block = throttle with { Remaining = length };
            BeginRecovery(block, random);
            _backingOff++;
            backOff = new(this, block);
            return true;
        }
    }

    /// <summary>Records that a block was written to the shared gate, whose answers decide from now on.</summary>
    public void MarkPublished()
    {
        lock (_lock)
            _isPublished = true;
    }

    /// <summary>
    /// Applies the answer of the shared gate about a published block: the scope is either closed or open.
    /// </summary>
    public void Settle(bool isClosed)
    {
        lock (_lock)
        {
            if (_isPublished && !isClosed)
                _closedFor = _spread = TimeSpan.Zero;
            _isPublished = false;
            GrantFreeTurns();
        }
    }

    public void EndBackOff()
    {
        lock (_lock)
            _backingOff--;
    }

    /// <summary>
    /// Takes a turn if one is free, or else a place in the queue: a new place, or the one that the call had before.
    /// </summary>
    /// <param name="place">The place of the call.</param>
    /// <param name="block">The longest block that the call waits for.</param>
    /// <returns>False if the scope is over, so that calls need no turn.</returns>
    public bool TryJoin(LinePlace place, RateLimitBlock block)
    {
        lock (_lock)
        {
            if (_isOver)
                return false;
            if (place.HasTurn)
                return true;
            Line line = _line ??= new();

            // The spread is for calls that wait for the end of the block, not for a call that arrives later and is alone.
            if (line.First is null && Remaining <= TimeSpan.Zero)
                _spread = TimeSpan.Zero;
            line.Add(place);

            // The scope may have been closed after the caller determined the longest block.
            RateLimitBlock own = new(Remaining, _code);
            if (!place.TryWaitFor(own.Remaining > block.Remaining ? own : block, time))
                line.Remove(place);
            GrantFreeTurns();
            return true;
        }
    }

    /// <summary>
    /// Leaves the queue, or returns a turn that was not used. <see cref="TryJoin"/> takes the same place again.
    /// </summary>
    public void Leave(LinePlace place)
    {
        lock (_lock)
        {
            if (place.HasTurn)
            {
                place.Revoke();
                End(place.Generation, TurnResult.Unknown);
            }
            else
            {
                _line?.Remove(place);
                GrantFreeTurns();
            }
        }
    }

    /// <summary>Returns how long a call has waited for blocks since the last time.</summary>
    public TimeSpan TakeWaited(LinePlace place)
    {
        lock (_lock)
            return place.TakeWaited(time);
    }

    /// <summary>Ends a turn, which the next call in the queue gets.</summary>
    /// <returns>True if the scope is over from now on.</returns>
    public bool EndTurn(LinePlace place, TurnResult result)
    {
        lock (_lock)
            return End(place.Generation, result);
    }

    /// <summary>Returns whether a turn belongs to the current generation, or is no longer needed.</summary>
    public bool IsCurrent(LinePlace place)
    {
        lock (_lock)
            return _isOver || (place.HasTurn && place.Generation == _generation);
    }

    /// <summary>
    /// Notifies the calls in the queue that a call before them waits for another scope, so that calls that belong to
    /// that scope do not wait in vain.
    /// </summary>
    public void NotifyLine(string other, RateLimitBlock block)
    {
        lock (_lock)
        {
            if (block.Remaining - (_notifiedFor - time.GetElapsedTime(_notifiedAt)) < WorthNotifying)
                return;
            _notifiedFor = block.Remaining;
            _notifiedAt = time.GetTimestamp();
            _line?.RemoveAll(place => !place.TryWaitFor(other, block, time));
            GrantFreeTurns();
        }
    }

    /// <summary>Ends the recovery of a scope that has not been used for a long time.</summary>
    public bool TryForget()
    {
        lock (_lock)
        {
            if (!IsAwaited && _inFlight == 0 && Remaining < -KeptIdle)
                _isOver = true;
            return _isOver;
        }
    }

    private void BeginRecovery(RateLimitBlock block, double random)
    {
        TimeSpan before = Remaining;
        if (block.Remaining > before)
        {
            _closedAt = time.GetTimestamp();
            _closedFor = block.Remaining;
            _spread = ServerWait.Stretch(block.Remaining, random) - block.Remaining;
            _code = block.Code;
            _isPublished = false;
        }

        bool wasOpen = before <= TimeSpan.Zero;
        if (wasOpen || _generation == 0)
            BeginGeneration();

        if (block.Remaining - before >= WorthNotifying || wasOpen)
            _line?.RemoveAll(place => !place.TryWaitFor(block, time));
        GrantFreeTurns();
    }

    private void BeginGeneration()
    {
        _generation++;
        _limit = 1;
        _inFlight = 0;
        _endedInRound = 0;
        _isOpening = true;
    }

    private bool End(int generation, TurnResult result)
    {
        if (_isOver || generation != _generation)
            return false;
        _inFlight--;
        if (result != TurnResult.Unknown)
            Ramp();
        if (result == TurnResult.Succeeded)
        {
            _throttlesInARow = 0;
            _isOpening = false;
            if (!IsAwaited)
                return _isOver = true;
        }

        GrantFreeTurns();
        return false;
    }

    private void Ramp()
    {
        if (_limit < SlowStart)
        {
            _limit++;
        }
        else if (++_endedInRound >= _limit)
        {
            _limit++;
            _endedInRound = 0;
        }
    }

    // The clock is read once. If the block ended between two readings, the first one in the queue would get neither a turn nor a timer.
    private void GrantFreeTurns()
    {
        TimeSpan due = Remaining + _spread;
        while (_inFlight < _limit && due <= TimeSpan.Zero && _line?.First is { } first)
        {
            _line.Remove(first);
            _inFlight++;
            first.Grant(_generation);
        }

        SetTimer(_line?.First is null ? TimeSpan.Zero : due);
    }

    // No other call wakes the first one in the queue when the block ends.
    private void SetTimer(TimeSpan due)
    {
        if (due <= TimeSpan.Zero)
        {
            _timer?.Dispose();
            _timer = null;
            return;
        }

        due = due < LongestTimer ? TimeSpan.FromMilliseconds(Math.Ceiling(due.TotalMilliseconds)) : LongestTimer;
        if (_timer is null)
            _timer = time.CreateTimer(
                static scope => ((RecoveringScope)scope!).OnTimer(),
                this,
                due,
                Timeout.InfiniteTimeSpan);
        else
            _timer.Change(due, Timeout.InfiniteTimeSpan);
    }

    private void OnTimer()
    {
        lock (_lock)
            GrantFreeTurns();
    }
}
