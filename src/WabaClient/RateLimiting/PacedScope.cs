namespace WabaClient;

/// <summary>The calls of one scope while <see cref="WabaClientOptions.PaceAboveUsage"/> is set, and those that wait to be sent. Thread-safe.</summary>
/// <remarks>
/// Calls wait in line. The first one is sent when <see cref="PacingRecord.NextCall"/> allows it; any other only when its page may not wait
/// longer. One timer serves the whole line.
/// </remarks>
internal sealed class PacedScope(TimeProvider time)
{
    private readonly object _lock = new();
    private readonly PacingRecord _record = new();
    private readonly LinkedList<PacingPlace> _line = new();
    private readonly long _start = time.GetTimestamp();
    private ITimer? _timer;
    private TimeSpan _due;
    private TimeSpan _usedAt;

    private TimeSpan Now => time.GetElapsedTime(_start);

    /// <summary>Gets whether the scope can be forgotten: no call was made for an hour, and none waits.</summary>
    public bool IsIdle
    {
        get
        {
            lock (_lock)
                return _line.Count == 0 && Now - _usedAt > PacedCalls.Hour;
        }
    }

    /// <summary>Counts a call that is sent now, unless it has to wait.</summary>
    public bool TryEnter(GraphCall call, int threshold)
    {
        lock (_lock)
        {
            _usedAt = Now;
            bool hasToWait = _line.Count > 0 || _record.NextCall(_usedAt, threshold) > _usedAt;
            if (hasToWait && call.WaitLeft > TimeSpan.Zero)
                return false;
            call.PacingNumber = _record.Count(_usedAt);
            return true;
        }
    }

    /// <summary>Adds a call to the end of the line.</summary>
    /// <returns>Its place, and how long it will probably wait.</returns>
    public (PacingPlace Place, TimeSpan Expected) Join(GraphCall call, int threshold)
    {
        lock (_lock)
        {
            _usedAt = Now;
            PacingPlace place = new(call, threshold, latest: _usedAt + call.WaitLeft);
            TimeSpan next = _record.NextCall(_usedAt, threshold);
            TimeSpan expected = next - _usedAt + (_line.Count * (next - _record.LastCall));
            _line.AddLast(place.Node);
            if (_line.Count == 1 || place.Latest < _due)
                Serve();
            return (place, expected < call.WaitLeft ? expected : call.WaitLeft);
        }
    }

    /// <summary>Leaves the line. The next one is sent when this one would have been.</summary>
    public void Leave(PacingPlace place)
    {
        lock (_lock)
        {
            if (place.Node.List is not null)
                _line.Remove(place.Node);
        }
    }

    /// <summary>Learns the usage that Graph reported with the response to a call.</summary>
    public void Report(GraphCall call, int usage)
    {
        lock (_lock)
        {
            _usedAt = Now;
            _record.Report(call.PacingNumber, usage, _usedAt);
            if (_line.Count > 0)
                Serve();
        }
    }

    // Lets those go that can be sent now, and sets the timer for the next one.
    private void Serve()
    {
        TimeSpan now = Now;
        _due = TimeSpan.MaxValue;
        for (LinkedListNode<PacingPlace>? node = _line.First, next; node is not null; node = next)
        {
            next = node.Next;
            TimeSpan due = node.Value.Latest;
            if (node == _line.First && _record.NextCall(now, node.Value.Threshold) is var first && first < due)
                due = first;
            if (due <= now)
            {
                _line.Remove(node);
                node.Value.Call.PacingNumber = _record.Count(now);
                node.Value.Grant();
            }
            else if (due < _due)
            {
                _due = due;
            }
        }

        SetTimer(now);
    }

    private void SetTimer(TimeSpan now)
    {
        _timer?.Dispose();
        _timer = null;
        if (_line.Count == 0)
            return;

        // Timers drop fractions of a millisecond, and would fire too early.
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
