namespace WabaClient;

/// <summary>
/// Learns how much of the quota one call costs, from pairs of own calls in the last hour and reported usage. Not
/// thread-safe.
/// </summary>
/// <remarks>
/// The usage is reported in whole per cents. A difference of 3 or more, up or down, is evidence if the number of own
/// calls changed in the same direction. It is compared with the usage before the previous one that differed as much, so
/// most estimates are based on 6 per cent or more. One per cent is added for the rounding.
/// </remarks>
internal sealed class CallCost
{
    private const int Evidence = 3;

    private Point _first;
    private Point _older;
    private Point _newer;
    private Point _last;
    private bool _isEmpty = true;

    /// <summary>Gets the cost in per cent of the quota; null until there is evidence.</summary>
    public double? Learned { get; private set; }

    /// <summary>Gets the learned cost, or else the highest cost that is consistent with the reports so far.</summary>
    public double Estimate => Learned
        ?? (Math.Max(0, _last.Usage - _first.Usage) + 1.0) / (Math.Max(0, _last.Calls - _first.Calls) + 1);

    /// <summary>Learns from a report.</summary>
    /// <param name="calls">How many own calls of the hour before it the report contains.</param>
    /// <param name="usage">The usage in per cent.</param>
    public void Learn(long calls, int usage)
    {
        _last = new(calls, usage);
        if (_isEmpty)
            _first = _older = _newer = _last;
        _isEmpty = false;
        if (Math.Abs(usage - _newer.Usage) < Evidence)
            return;
        if (Compare(_older, _last) is { } cost)
        {
            Learned = cost;
            _older = _newer;
        }
        else
        {
            Learned = Compare(_newer, _last) ?? Learned;
            _older = _last;
        }

        _newer = _last;
    }

    private static double? Compare(Point from, Point to)
    {
        int rise = Math.Abs(to.Usage - from.Usage);
        bool isEvidence = rise >= Evidence && Math.Sign(to.Usage - from.Usage) == Math.Sign(to.Calls - from.Calls);
        return isEvidence ? (rise + 1.0) / Math.Abs(to.Calls - from.Calls) : null;
    }

    private readonly record struct Point(long Calls, int Usage);
}
