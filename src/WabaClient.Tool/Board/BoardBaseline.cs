namespace WabaClient.Tool;

/// <summary>
/// Finds out which added accounts come from the first reading of an edge. They were there before, so they are no changes.
/// Not thread-safe.
/// </summary>
internal sealed class BoardBaseline
{
    private readonly Dictionary<(BusinessId, AccountEdges), Edge> _edges = [];

    /// <summary>Adds an account that the inventory knew when the board was started.</summary>
    public void Know(InventoryEntry entry)
    {
        Edge edge = Of(entry.BusinessId, entry.Edge);
        if (edge.FirstSeen is not { } first || entry.FirstSeen < first)
            (edge.FirstSeen, edge.NextSeen) = (entry.FirstSeen, edge.FirstSeen);
        else if (entry.FirstSeen > first && !(entry.FirstSeen >= edge.NextSeen))
            edge.NextSeen = entry.FirstSeen;
    }

    /// <summary>Takes over the state of an edge. If the edge lists nothing yet, whatever it lists later was added.</summary>
    public void Know(EdgeState state)
    {
        if (state is { LastComplete: not null, Accounts: 0 })
            Of(state.BusinessId, state.Edge).End ??= DateTimeOffset.MinValue;
    }

    /// <summary>Returns whether a change belongs to the first reading of its edge.</summary>
    /// <param name="change">The change. All changes are given, in their order.</param>
    /// <param name="isOld">Whether it was found before the board was started.</param>
    public bool Contains(AccountChange change, bool isOld)
    {
        if (change.Kind != AccountChangeKind.Added)
            return false;
        Edge edge = Of(change.BusinessId, change.Edge);
        edge.End ??= IsFirstReading(edge, change, isOld) ? change.ObservedAt : DateTimeOffset.MinValue;
        return change.ObservedAt <= edge.End;
    }

    // The changes of one reading are observed at one moment, which is later than the accounts are first seen.
    private static bool IsFirstReading(Edge edge, AccountChange first, bool isOld) =>
        edge.FirstSeen is null || (isOld && !(edge.NextSeen <= first.ObservedAt));

    private Edge Of(BusinessId business, AccountEdges edge)
    {
        if (!_edges.TryGetValue((business, edge), out Edge? known))
            _edges[(business, edge)] = known = new Edge();
        return known;
    }

    private sealed class Edge
    {
        /// <summary>Gets or sets when the first of the accounts that were known at the start was first seen.</summary>
        public DateTimeOffset? FirstSeen { get; set; }

        /// <summary>Gets or sets when the next one was first seen that is not of the same reading.</summary>
        public DateTimeOffset? NextSeen { get; set; }

        /// <summary>Gets or sets when the first reading ended.</summary>
        public DateTimeOffset? End { get; set; }
    }
}
