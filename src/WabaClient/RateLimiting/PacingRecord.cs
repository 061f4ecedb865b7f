namespace WabaClient;

/// <summary>
/// The state of the quota of one scope: the own calls of the last hour, and what Graph reported. Not thread-safe.
/// </summary>
internal sealed class PacingRecord
{
    private readonly PacedCalls _calls = new();
    private readonly CallCost _cost = new();
    private int _usage;
    private long _reportedBy;
    private long _callsThen;

    /// <summary>Gets when the last call was sent.</summary>
    /// <value>The default if no call of the last hour is known.</value>
    public TimeSpan LastCall => _calls.Count == 0 ? default : _calls.Entries[^1].Last;

    /// <summary>Counts a call that is sent now.</summary>
    /// <returns>The number of the call.</returns>
    public long Count(TimeSpan now) => _calls.Add(now);

    /// <summary>Records a response. Responses that are older than one that was already recorded are ignored.</summary>
    /// <param name="number">The number of the call.</param>
    /// <param name="usage">The usage that Graph reported, in per cent.</param>
    /// <param name="now">The time.</param>
    public void Report(long number, int usage, TimeSpan now)
    {
        if (number < _reportedBy)
            return;
        _calls.Forget(now);
        _usage = usage;
        _reportedBy = number;
        _callsThen = Math.Max(0, _calls.Count - (_calls.Total - number));
        _cost.Learn(_callsThen, usage);
    }

    /// <summary>Returns when the next call can be sent.</summary>
    /// <param name="now">The time.</param>
    /// <param name="threshold">The usage in per cent up to which calls do not have to wait.</param>
    /// <returns>A time in the past if it can be sent now.</returns>
    public TimeSpan NextCall(TimeSpan now, int threshold)
    {
        _calls.Forget(now);
        if (_reportedBy == 0 || _calls.Count == 0)
            return now;

        // Calls since then that no report includes yet, minus those that have released their quota.
        int since = (int)(_calls.Count - _callsThen);
        if (_usage + (since * (_cost.Learned ?? 0)) <= threshold)
            return now;
        return LastCall + PacingLaw.Interval(_calls.Entries, PacingLaw.CallsThatFit(_usage, _cost.Estimate) - since);
    }
}
