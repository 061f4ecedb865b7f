using System.Globalization;

namespace WabaClient.Tests.RateLimiting;

/// <summary>Processes that use a quota beside others, each with one call at a time, on a simulated clock.</summary>
internal sealed class PacingModel
{
    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);
    private static readonly TimeSpan BetweenStarts = TimeSpan.FromSeconds(0.5);

    private readonly PriorityQueue<Action, TimeSpan> _events = new();
    private ModelQuota _quota = null!;
    private double _wantedPerHour;
    private TimeSpan _now;
    private int _sent;
    private int _throttled;

    /// <summary>The calls per rolling hour.</summary>
    public required int Quota { get; init; }

    public required int Processes { get; init; }

    /// <summary>The share of the quota that others use, steadily, from an hour before the start.</summary>
    public double Others { get; init; }

    public ModelLoad Load { get; init; }

    /// <summary>Whether blocks and, with pacing, the budget are shared.</summary>
    public bool IsShared { get; init; }

    /// <summary>Whether calls are paced above 50 %. Otherwise the processes only react to throttles.</summary>
    public bool IsPaced { get; init; } = true;

    /// <summary>What one page may wait in all.</summary>
    public TimeSpan MaxWait { get; init; } = TimeSpan.FromHours(12);

    public TimeSpan Latency { get; init; } = TimeSpan.FromSeconds(0.3);

    public int Hours { get; init; } = 4;

    public Result Run()
    {
        _quota = new(Quota);
        _wantedPerHour = (1 - Others) * Quota * (Load == ModelLoad.Steady ? 0.9 : 1.3) / Processes;
        int others = (int)(Quota * Others);
        for (int i = 0; i < others; i++)
            At(Hour * ((double)i / others) - Hour, CallOfOthers);
        Member shared = new(this);
        for (int i = 0; i < Processes; i++)
        {
            Process process = new() { Member = IsShared ? shared : new(this), Start = BetweenStarts * i };
            WantNext(process);
        }

        while (_events.TryDequeue(out Action? next, out _now) && _now < Hour * Hours)
            next();
        double available = Quota * (1 - Others) * Hours;
        return new(_sent, _throttled, (_sent - _throttled) / available);
    }

    private void At(TimeSpan time, Action action) => _events.Enqueue(action, time);

    private void CallOfOthers()
    {
        _quota.Call(_now);
        At(_now + Hour, CallOfOthers);
    }

    private void WantNext(Process process)
    {
        int burst = (int)Math.Ceiling(0.6 * (1 - Others) * Quota / Processes);
        TimeSpan wanted = process.Start + Load switch
        {
            ModelLoad.Always => TimeSpan.Zero,
            ModelLoad.Bursts => Hour * (process.Wanted / burst),
            _ => Hour * (process.Wanted / _wantedPerHour),
        };
        process.Wanted++;
        TimeSpan start = wanted > _now ? wanted : _now;
        At(start, () => process.Member.Arrive(new() { Process = process, Deadline = start + MaxWait }));
    }

    internal sealed record Result(int Sent, int Throttled, double Used)
    {
        public double ThrottledShare => (double)Throttled / Math.Max(1, Sent);

        public override string ToString() => string.Create(
            CultureInfo.InvariantCulture, $"{Throttled,5} ({ThrottledShare * 100,4:F1} %) {Used * 100,4:F0} %");
    }

    private sealed class Process
    {
        public required Member Member { get; init; }

        public required TimeSpan Start { get; init; }

        public int Wanted { get; set; }
    }

    private sealed class Page
    {
        public required Process Process { get; init; }

        public TimeSpan Deadline { get; set; }
    }

    /// <summary>What one process knows, or the whole fleet.</summary>
    private sealed class Member(PacingModel model)
    {
        private readonly PacingRecord _record = new();
        private readonly LinkedList<Page> _line = new();
        private TimeSpan _blockedUntil;
        private TimeSpan? _servedAt;

        public void Arrive(Page page)
        {
            _line.AddLast(page);
            Serve();
        }

        private void Serve()
        {
            if (_blockedUntil > model._now)
            {
                ServeAt(_blockedUntil);
                return;
            }

            while (_line.First is { } first)
            {
                TimeSpan next = model.IsPaced ? _record.NextCall(model._now, 50) : model._now;
                Page? page = next <= model._now
                    ? first.Value
                    : _line.FirstOrDefault(page => page.Deadline <= model._now);
                if (page is null)
                {
                    TimeSpan deadline = _line.Min(page => page.Deadline);
                    ServeAt(next < deadline ? next : deadline);
                    return;
                }

                _line.Remove(page);
                long number = _record.Count(model._now);
                model._sent++;
                model.At(model._now + (model.Latency / 2), () => Count(page, number));
            }
        }

        // Once at a time: an earlier time replaces a later one.
        private void ServeAt(TimeSpan time)
        {
            if (_servedAt <= time)
                return;
            _servedAt = time;
            model.At(time, () =>
            {
                if (_servedAt != time)
                    return;
                _servedAt = null;
                Serve();
            });
        }

        private void Count(Page page, long number)
        {
            (int usage, TimeSpan? regain) = model._quota.Call(model._now);
            model.At(model._now + (model.Latency / 2), () => Answer(page, number, usage, regain));
        }

        private void Answer(Page page, long number, int usage, TimeSpan? regain)
        {
            _record.Report(number, usage, model._now);
            if (regain is not { } block)
            {
                model.WantNext(page.Process);
                Serve();
                return;
            }

            model._throttled++;
            TimeSpan until = model._now + block;
            _blockedUntil = until > _blockedUntil ? until : _blockedUntil;

            // A page that may not wait for that fails; its caller comes again when it has passed.
            if (until > page.Deadline)
                page.Deadline = until + model.MaxWait;
            _line.AddFirst(page);
            Serve();
        }
    }
}
