namespace WabaClient;

/// <summary>
/// The calls of one scope while <see cref="WabaClientOptions.PaceAboveUsage"/> is set, and the queue of calls to send.
/// Thread-safe.
/// </summary>
/// <remarks>
/// Calls wait in a queue. The first call is sent when <see cref="PacingRecord.NextCall"/> allows it; any other call
/// only when its page cannot wait longer. If a shared gate knows the usage, the first call asks the gate to reserve a
/// call instead, and no other call precedes it in the meantime. One timer serves the whole queue.
/// </remarks>
internal sealed class PacedScope(string name, TimeProvider time)
{
    private readonly object _lock = new();
    private readonly PacingRecord _record = new();
    private readonly LinkedList<PacingPlace> _line = new();
    private readonly long _start = time.GetTimestamp();
    private FleetRecord? _fleet;
    private GraphCall? _asking;
    private ITimer? _timer;
    private TimeSpan _due;
    private TimeSpan _usedAt;

    /// <summary>Gets whether the scope can be removed: no call was made for an hour, and none waits.</summary>
    public bool IsIdle
    {
        get
        {
            lock (_lock)
                return _line.Count == 0 && Now - _usedAt > PacedCalls.Hour;
        }
    }

    private TimeSpan Now => time.GetElapsedTime(_start);

    /// <summary>Counts a call that is sent now, unless it has to wait.</summary>
    public bool TryEnter(GraphCall call, int threshold)
    {
        lock (_lock)
        {
            TimeSpan now = _usedAt = Now;
            bool isAsking = _asking == call;
            bool isBehind = !isAsking && (_line.Count > 0 || _asking is not null);
            if (call.WaitLeft > TimeSpan.Zero && (isBehind || HasToWait(call, threshold, now)))
                return false;
            Send(call, now);
            if (isAsking)
                LetNextAsk();
            return true;
        }
    }

    /// <summary>Adds a call to the end of the queue, or to its front if the shared gate did not reserve it.</summary>
    /// <returns>Its place, and the expected length of its wait.</returns>
    public (PacingPlace Place, TimeSpan Expected) Join(GraphCall call, int threshold)
    {
        lock (_lock)
        {
            TimeSpan now = _usedAt = Now;
            PacingPlace place = new(call, threshold, latest: now + call.WaitLeft);
            TimeSpan expected = Expected(threshold, now);
            if (_asking == call)
            {
                _asking = null;
                _line.AddFirst(place.Node);
            }
            else
            {
                _line.AddLast(place.Node);
            }

            if (_line.First == place.Node || place.Latest < _due)
                Serve();
            return (place, expected < call.WaitLeft ? expected : call.WaitLeft);
        }
    }

    /// <summary>Removes a call from the queue. The next call is sent when this call would have been sent.</summary>
    public void Leave(PacingPlace place)
    {
        lock (_lock)
        {
            if (place.Node.List is not null)
                _line.Remove(place.Node);
        }
    }

    /// <summary>Records that a call has ended, or was not sent.</summary>
    /// <returns>Whether this has to be reported to the shared gate at once.</returns>
    public bool End(GraphCall call, int threshold)
    {
        lock (_lock)
        {
            _usedAt = Now;
            if (_asking == call)
                LetNextAsk();
            CallPacing pacing = call.Pacing!;
            bool wasSent = pacing.IsSent;
            pacing.IsSent = pacing.IsReserved = false;
            if (!wasSent)
                return false;
            _fleet?.End(pacing.Usage);
            if (pacing.Usage is { } usage)
                _record.Report(pacing.Number, usage, _usedAt);
            if (_line.Count > 0)
                Serve();
            return _fleet?.IsUrgent(threshold) == true;
        }
    }

    /// <summary>Returns what to report to the shared gate, and what to ask if the call is the next one.</summary>
    public RateLimitPacingQuestion Ask(GraphCall? call, int threshold)
    {
        lock (_lock)
        {
            bool isNext = call?.Pacing is { IsSent: false, IsReserved: false }
                && (_asking == call || (_asking is null && _line.Count == 0));
            return (_fleet ??= new()).Ask(name, isNext, threshold);
        }
    }

    /// <summary>Records an answer of the shared gate.</summary>
    public void Learn(RateLimitPacingQuestion question, RateLimitPacingAnswer? answer, GraphCall? call, int threshold)
    {
        lock (_lock)
        {
            bool isReserved = _fleet!.Learn(question, answer, threshold, Now);
            if (call?.Pacing is { } pacing)
                pacing.IsReserved |= isReserved;
            if (_line.Count > 0)
                Serve();
        }
    }

    /// <summary>Records that the shared gate does not answer.</summary>
    public void Fail(RateLimitPacingQuestion? question)
    {
        lock (_lock)
        {
            _fleet?.Fail(question);
            if (_line.Count > 0)
                Serve();
        }
    }

    private bool HasToWait(GraphCall call, int threshold, TimeSpan now) => _fleet is { IsKnown: true }
        ? _fleet.IsAbove(threshold) && !call.Pacing!.IsReserved
        : _record.NextCall(now, threshold) > now;

    private TimeSpan Expected(int threshold, TimeSpan now)
    {
        if (_fleet is { IsKnown: true })
            return (_fleet.NextQuestion > now ? _fleet.NextQuestion - now : TimeSpan.Zero) + (_line.Count * _fleet.Interval);
        TimeSpan next = _record.NextCall(now, threshold);
        return next - now + (_line.Count * (next - _record.LastCall));
    }

    private void Send(GraphCall call, TimeSpan now)
    {
        call.Pacing!.Number = _record.Count(now);
        call.Pacing.IsSent = true;
        call.Pacing.Usage = null;
        _fleet?.Send();
    }

    private void LetNextAsk()
    {
        _asking = null;
        if (_line.Count > 0)
            Serve();
    }

    // Releases the calls that can be sent now, and sets the timer for the next one.
    private void Serve()
    {
        TimeSpan now = Now;
        _due = TimeSpan.MaxValue;
        for (LinkedListNode<PacingPlace>? node = _line.First, next; node is not null; node = next)
        {
            next = node.Next;
            PacingPlace place = node.Value;
            TimeSpan turn = node == _line.First ? NextTurn(place, now) : TimeSpan.MaxValue;
            TimeSpan due = turn < place.Latest ? turn : place.Latest;
            if (due > now)
            {
                _due = due < _due ? due : _due;
                continue;
            }

            _line.Remove(node);
            if (place.Latest > now && _fleet is { IsKnown: true })
                _asking = place.Call;
            else
                Send(place.Call, now);
            place.Grant();
        }

        SetTimer(now);
    }

    private TimeSpan NextTurn(PacingPlace first, TimeSpan now)
    {
        if (_asking is not null)
            return TimeSpan.MaxValue;
        return _fleet is { IsKnown: true }
            ? _fleet.NextQuestion + (_fleet.Courtesy * first.Patience(now))
            : _record.NextCall(now, first.Threshold);
    }

    private void SetTimer(TimeSpan now)
    {
        _timer?.Dispose();
        _timer = null;
        if (_due == TimeSpan.MaxValue)
            return;

        // Timers ignore fractions of a millisecond, and would fire too early.
        _timer = time.CreateTimer(
            static scope => ((PacedScope)scope!).OnTimer(),
            this,
            TimeSpan.FromMilliseconds(Math.Ceiling((_due - now).TotalMilliseconds)),
            Timeout.InfiniteTimeSpan);
    }

    private void OnTimer()
    {
        lock (_lock)
            Serve();
    }
}
