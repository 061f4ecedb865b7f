namespace WabaClient.Tests.RateLimiting;

/// <summary>A gate that shares pacing, with a simulated clock.</summary>
internal sealed class ModelGate
{
    private static readonly long StepTicks = RateLimitPacingAnswer.Step.Ticks;

    private readonly Dictionary<long, int> _steps = [];
    private int? _usage;
    private int _since;
    private double? _cost;
    private TimeSpan _reservedUntil;

    public RateLimitPacingAnswer Ask(RateLimitPacingQuestion question, TimeSpan now)
    {
        long step = now.Ticks / StepTicks;
        _steps[step] = _steps.GetValueOrDefault(step) + question.Calls;
        _since = question.Usage is null ? _since + question.Calls : 0;
        _usage = question.Usage ?? _usage;
        _cost = question.Cost ?? _cost;
        TimeSpan wait = TimeSpan.Zero;
        if (question.Spacing > TimeSpan.Zero && _reservedUntil > now)
            wait = _reservedUntil - now;
        else if (question.Spacing > TimeSpan.Zero)
            _reservedUntil = now + question.Spacing;
        return new()
        {
            Usage = _usage,
            CallsSinceUsage = _since,
            Cost = _cost,
            Calls = [.. Enumerable.Range(0, 21).Select(i => _steps.GetValueOrDefault(step - i))],
            StepAge = TimeSpan.FromTicks(now.Ticks % StepTicks),
            Wait = wait,
        };
    }
}
