using Microsoft.Extensions.Time.Testing;

namespace WabaClient.Tests.Support;

/// <summary>
/// A fake clock that knows its timers, so that a test advances it only when what it waits for has a timer: to advance
/// earlier would lose a retry.
/// </summary>
internal sealed class TestTime : FakeTimeProvider
{
    private readonly object _lock = new();
    private readonly HashSet<ObservedTimer> _timers = [];
    private int _stalls;
    private TaskCompletionSource _changed = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>
    /// Time-outs of attempts run on this clock, too; they are not what a driven test waits for. They are told by their
    /// length, so it is one that no back-off has: timers count whole milliseconds, and a block of 30 s stays one of 30 s.
    /// </summary>
    public TimeSpan AttemptTimeout { get; init; } = TimeSpan.FromMilliseconds(29_007);

    public IReadOnlyList<TimeSpan> Waits
    {
        get
        {
            lock (_lock)
                return [.. _timers.Where(IsWait).Select(timer => timer.Due - GetUtcNow())];
        }
    }

    /// <summary>The lengths of all timers that run, those of attempts included.</summary>
    public IReadOnlyList<TimeSpan> Timers
    {
        get
        {
            lock (_lock)
                return [.. _timers.Select(timer => timer.Length)];
        }
    }

    /// <summary>How long the clock was advanced in all.</summary>
    public TimeSpan Elapsed => GetUtcNow() - Start;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        ObservedTimer timer = new(this);
        timer.Inner = base.CreateTimer(
            _ =>
            {
                timer.SetDue(Timeout.InfiniteTimeSpan);
                callback(state);
            },
            null,
            dueTime,
            period);
        timer.SetDue(dueTime);
        return timer;
    }

    /// <summary>
    /// Tells whoever drives that a request has come to a standstill, so that only its time-out can end it. The driver
    /// alone moves the clock: two who do at once can lose a timer.
    /// </summary>
    public void Stall()
    {
        lock (_lock)
            _stalls++;
        Changed();
    }

    /// <summary>Runs work to its end and moves the clock to the next wait, or past a stalled attempt, whenever there is one.</summary>
    public async Task<T> DriveAsync<T>(Task<T> work)
    {
        while (!work.IsCompleted)
        {
            Task changed;
            DateTimeOffset? next;
            lock (_lock)
            {
                changed = _changed.Task;
                next = _timers.Where(IsWait).Select(timer => (DateTimeOffset?)timer.Due).Min();
                if (_stalls > 0)
                {
                    _stalls--;
                    next = GetUtcNow() + AttemptTimeout;
                }
            }

            if (next is { } due)
            {
                Advance(due > GetUtcNow() ? due - GetUtcNow() : TimeSpan.Zero);
                ForgetPast();
            }
            else
                await Task.WhenAny(work, changed);
        }

        return await work;
    }

    public async Task DriveAsync(Task work) => await DriveAsync(Await(work));

    /// <summary>Waits, without moving the clock, until a wait of some length or longer is registered.</summary>
    public async Task UntilWaitOfAsync(TimeSpan length)
    {
        while (true)
        {
            Task changed;
            lock (_lock)
            {
                if (_timers.Any(timer => IsWait(timer) && timer.Length >= length))
                    return;
                changed = _changed.Task;
            }

            await changed;
        }
    }

    /// <summary>Waits, without moving the clock, until a number of waits are registered.</summary>
    public async Task UntilWaitsAsync(int count)
    {
        while (true)
        {
            Task changed;
            lock (_lock)
            {
                if (_timers.Count(IsWait) >= count)
                    return;
                changed = _changed.Task;
            }

            await changed;
        }
    }

    private static async Task<bool> Await(Task work)
    {
        await work;
        return true;
    }

    // Every timer that was due has fired by now. One that was set anew while it fired was noted after that.
    private void ForgetPast()
    {
        lock (_lock)
            _timers.RemoveWhere(timer => timer.Due <= GetUtcNow());
    }

    private bool IsWait(ObservedTimer timer) => timer.Length != AttemptTimeout;

    private void Changed()
    {
        TaskCompletionSource changed;
        lock (_lock)
            (changed, _changed) = (_changed, new(TaskCreationOptions.RunContinuationsAsynchronously));
        changed.SetResult();
    }

    private sealed class ObservedTimer(TestTime time) : ITimer
    {
        public ITimer? Inner { get; set; }

        public DateTimeOffset Due { get; private set; }

        public TimeSpan Length { get; private set; }

        public void SetDue(TimeSpan dueTime)
        {
            lock (time._lock)
            {
                Length = dueTime;
                Due = time.GetUtcNow() + dueTime;
                if (dueTime == Timeout.InfiniteTimeSpan)
                    time._timers.Remove(this);
                else
                    time._timers.Add(this);
            }

            time.Changed();
        }

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            bool isChanged = Inner!.Change(dueTime, period);
            SetDue(dueTime);
            return isChanged;
        }

        public void Dispose()
        {
            SetDue(Timeout.InfiniteTimeSpan);
            Inner?.Dispose();
        }

        public ValueTask DisposeAsync()
        {
            Dispose();
            return default;
        }
    }
}
