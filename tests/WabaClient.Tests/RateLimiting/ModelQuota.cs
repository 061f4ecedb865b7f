namespace WabaClient.Tests.RateLimiting;

/// <summary>
/// A quota of calls per rolling hour as Graph counts it: throttled calls count, and the usage is in whole per cents, rounded down.
/// </summary>
internal sealed class ModelQuota(int calls)
{
    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);

    private readonly List<TimeSpan> _counted = [];
    private int _oldest;

    /// <summary>Counts a call.</summary>
    /// <returns>The usage, and whole minutes until a call succeeds again; null if this one has succeeded.</returns>
    public (int Usage, TimeSpan? Regain) Call(TimeSpan now)
    {
        while (_oldest < _counted.Count && _counted[_oldest] <= now - Hour)
            _oldest++;
        _counted.Add(now);
        int used = _counted.Count - _oldest;
        int usage = (int)(100L * used / calls);
        if (used <= calls)
            return (usage, null);
        TimeSpan regain = _counted[_oldest + used - calls] + Hour - now;
        return (usage, TimeSpan.FromMinutes(Math.Ceiling(regain.TotalMinutes)));
    }
}
