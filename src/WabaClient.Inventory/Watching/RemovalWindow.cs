namespace WabaClient;

/// <summary>
/// Rule 5 for a watch, whose businesses are read at different times. Its pass consists of the edges that were read
/// within the last interval. Thread-safe.
/// </summary>
/// <remarks>
/// Removals are decided when every edge has ended that was being read when the first of them was found. Therefore the
/// first pass over all businesses, which begin at once, is decided as a whole, however long it takes.
/// </remarks>
internal sealed class RemovalWindow(TimeSpan interval, TimeProvider time)
{
    // Two passes over a business can be further apart than the interval, because of the jitter.
    private readonly TimeSpan _length = interval * 1.25;

    private readonly object _lock = new();
    private readonly SteadyClock _clock = new(time);
    private readonly Dictionary<(BusinessId, AccountEdges), (DateTimeOffset EndedAt, DateTimeOffset? LostAt)> _edges = [];
    private readonly Dictionary<(BusinessId, AccountEdges), DateTimeOffset> _running = [];
    private readonly HashSet<(BusinessId, AccountEdges)> _awaited = [];
    private List<EdgeResult> _undecided = [];
    private DateTimeOffset _passBeganAt;

    /// <summary>Gets whether there are removals to decide, and whatever they waited for has been read.</summary>
    public bool IsDue
    {
        get
        {
            lock (_lock)
                return _undecided.Count > 0 && _awaited.Count == 0;
        }
    }

    /// <summary>Notes that edges are going to be read.</summary>
    public void Begin(IEnumerable<(BusinessId, AccountEdges)> edges)
    {
        lock (_lock)
        {
            foreach ((BusinessId, AccountEdges) edge in edges)
                _running[edge] = _clock.Now;
        }
    }

    /// <summary>Notes that an edge is finished.</summary>
    public void End(EdgeResult result)
    {
        (BusinessId, AccountEdges) edge = (result.BusinessId, result.Edge);
        lock (_lock)
        {
            DateTimeOffset now = _clock.Now;
            DateTimeOffset began = _running.Remove(edge, out DateTimeOffset value) ? value : now;
            _awaited.Remove(edge);
            if (!result.IsDropped)
                _edges[edge] = (now, LostAt(edge, result, now));
            if (result.DueRemovals == 0)
                return;

            if (_undecided.Count == 0)
            {
                _awaited.UnionWith(_running.Keys);
                _passBeganAt = _running.Values.Append(began).Min();
            }

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

            DateTimeOffset from = _clock.Now - _length;
            from = _passBeganAt < from ? _passBeganAt : from;
            foreach ((BusinessId, AccountEdges) edge in _edges.Where(edge => edge.Value.EndedAt < from).Select(edge => edge.Key).ToList())
                _edges.Remove(edge);

            List<EdgeResult> losing = _undecided;
            _undecided = [];
            return (losing, RemovalRules.IsAllowed(_edges.Values.Count(edge => edge.LostAt is not null), _edges.Count));
        }
    }

    /// <summary>
    /// Forgets what was being read and what is undecided; the next passes over these edges find the removals again.
    /// </summary>
    public void Abort()
    {
        lock (_lock)
        {
            _running.Clear();
            _awaited.Clear();
            _undecided = [];
        }
    }

    // If an edge is read again shortly afterwards because of a nudge, no further accounts are missing, but it has still lost some.
    private DateTimeOffset? LostAt((BusinessId, AccountEdges) edge, EdgeResult result, DateTimeOffset now)
    {
        if (result.DueRemovals > 0)
            return now;
        DateTimeOffset? before = _edges.TryGetValue(edge, out (DateTimeOffset EndedAt, DateTimeOffset? LostAt) last) ? last.LostAt : null;
        return now - before < interval / 2 ? before : null;
    }
}
