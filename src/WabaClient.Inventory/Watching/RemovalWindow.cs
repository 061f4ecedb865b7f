namespace WabaClient;

/// <summary>
/// Rule 5 for a watch, whose businesses are read at different times. Its pass consists of the last complete pass over
/// each edge within the last interval. Thread-safe.
/// </summary>
/// <remarks>Removals are decided when no edge is being read, and after a fifth of the interval at the latest.</remarks>
internal sealed class RemovalWindow(TimeSpan interval, TimeProvider time)
{
    // Two passes over a business can be further apart than the interval, because of the jitter.
    private readonly TimeSpan _length = interval * 1.25;
    private readonly TimeSpan _maxWait = interval / 5;

    private readonly object _lock = new();
    private readonly Dictionary<(BusinessId, AccountEdges), (DateTimeOffset EndedAt, bool LosesAccounts)> _edges = [];
    private List<EdgeResult> _undecided = [];
    private DateTimeOffset _undecidedSince;

    /// <summary>Gets whether removals have waited long enough for more edges to be read.</summary>
    public bool IsDue
    {
        get
        {
            lock (_lock)
                return _undecided.Count > 0 && time.GetUtcNow() - _undecidedSince >= _maxWait;
        }
    }

    public void Add(EdgeResult result)
    {
        if (!result.IsStored)
            return;
        lock (_lock)
        {
            DateTimeOffset now = time.GetUtcNow();
            _edges[(result.BusinessId, result.Edge)] = (now, result.DueRemovals > 0);
            if (result.DueRemovals == 0)
                return;
            if (_undecided.Count == 0)
                _undecidedSince = now;
            _undecided.Add(result);
        }
    }

    /// <summary>Returns the edges whose removals are to be decided, and whether rule 5 allows the removals.</summary>
    public (IReadOnlyList<EdgeResult> Losing, bool IsAllowed) Take()
    {
        lock (_lock)
        {
            if (_undecided.Count == 0)
                return ([], true);

            DateTimeOffset from = time.GetUtcNow() - _length;
            foreach ((BusinessId, AccountEdges) edge in _edges.Where(edge => edge.Value.EndedAt < from).Select(edge => edge.Key).ToList())
                _edges.Remove(edge);

            List<EdgeResult> losing = _undecided;
            _undecided = [];
            return (losing, RemovalRules.IsAllowed(_edges.Values.Count(edge => edge.LosesAccounts), _edges.Count));
        }
    }
}
