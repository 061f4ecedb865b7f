using System.Globalization;

namespace WabaClient.Tests.RateLimiting;

/// <summary>Processes that use a quota beside others, each with one call at a time, on a simulated clock.</summary>
internal sealed class PacingModel
{
    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);
    private static readonly TimeSpan BetweenStarts = TimeSpan.FromSeconds(0.5);

    private readonly PriorityQueue<Action, TimeSpan> _events = new();
    private ModelQuota _quota = null!;
    private ModelGate _gate = null!;
    private TimeSpan _blockedUntil;
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

    /// <summary>Whether the processes share blocks and, with pacing, the budget, through <see cref="ModelGate"/>.</summary>
    public bool IsShared { get; init; }

    /// <summary>Whether calls are paced above 50 %. Otherwise the processes only react to throttles.</summary>
    public bool IsPaced { get; init; } = true;

    /// <summary>How long one page can wait in total.</summary>
    public TimeSpan MaxWait { get; init; } = TimeSpan.FromHours(12);

    public TimeSpan Latency { get; init; } = TimeSpan.FromSeconds(0.3);

    public int Hours { get; init; } = 4;

    public Result Run()
    {
        _quota = new(Quota);
        _gate = new();
        _wantedPerHour = (1 - Others) * Quota * (Load == ModelLoad.Steady ? 0.9 : 1.3) / Processes;
        int others = (int)(Quota * Others);
        for (int i = 0; i < others; i++)
            At(Hour * ((double)i / others) - Hour, CallOfOthers);
        for (int i = 0; i < Processes; i++)
            WantNext(new(this, BetweenStarts * i));

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
        At(start, () => process.Want(deadline: start + MaxWait));
    }

    internal sealed record Result(int Sent, int Throttled, double Used)
    {
        public double ThrottledShare => (double)Throttled / Math.Max(1, Sent);

        public override string ToString() => string.Create(
            CultureInfo.InvariantCulture, $"{Throttled,5} ({ThrottledShare * 100,4:F1} %) {Used * 100,4:F0} %");
    }

    private sealed class Process(PacingModel model, TimeSpan start)
    {
        private const int Threshold = 50;

        private readonly PacingRecord _record = new();
        private readonly FleetRecord _fleet = new();
        private TimeSpan _deadline;
        private TimeSpan _blockedUntil;

        public TimeSpan Start => start;

        public int Wanted { get; set; }

        /// <summary>Wants a page. It is sent at the deadline if it has not been sent before.</summary>
        public void Want(TimeSpan deadline)
        {
            _deadline = deadline;
            Enter();
        }

        private void Enter()
        {
            TimeSpan blockedUntil = model.IsShared ? model._blockedUntil : _blockedUntil;
            TimeSpan next = blockedUntil > model._now ? blockedUntil : Pace();
            if (next > model._now)
            {
                model.At(next, Enter);
                return;
            }

            model._sent++;
            _fleet.Send();
            long number = _record.Count(model._now);
            model.At(model._now + (model.Latency / 2), () => Arrive(number));
        }

        private TimeSpan Pace()
        {
            if (!model.IsPaced)
                return model._now;
            TimeSpan next = model.IsShared ? Reserve() : _record.NextCall(model._now, Threshold);
            return next < _deadline ? next : _deadline;
        }

        private TimeSpan Reserve() => Ask(mayReserve: true) || !_fleet.IsAbove(Threshold)
            ? model._now
            : _fleet.NextQuestion + (_fleet.Courtesy * Math.Max(0, (_deadline - model._now) / model.MaxWait));

        private bool Ask(bool mayReserve)
        {
            RateLimitPacingQuestion question = _fleet.Ask("scope", mayReserve, Threshold);
            return _fleet.Learn(question, model._gate.Ask(question, model._now), Threshold, model._now);
        }

        private void Arrive(long number)
        {
            (int usage, TimeSpan? regain) = model._quota.Call(model._now);
            model.At(model._now + (model.Latency / 2), () => End(number, usage, regain));
        }

        private void End(long number, int usage, TimeSpan? regain)
        {
            _record.Report(number, usage, model._now);
            _fleet.End(usage);
            if (_fleet.IsUrgent(Threshold))
                Ask(mayReserve: false);
            if (regain is not { } block)
            {
                model.WantNext(this);
                return;
            }

            model._throttled++;
            _blockedUntil = model._now + block;
            if (_blockedUntil > model._blockedUntil)
                model._blockedUntil = _blockedUntil;

            // A page that may not wait for that fails; its caller comes again when it has passed.
            if (_blockedUntil > _deadline)
                _deadline = _blockedUntil + model.MaxWait;
            Enter();
        }
    }
}
