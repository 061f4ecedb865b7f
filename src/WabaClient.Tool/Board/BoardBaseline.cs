namespace WabaClient.Tool;

/// <summary>
/// Determines which added accounts come from the first reading of an edge. They existed before, so they are not
/// changes. Not thread-safe.
/// </summary>
internal sealed class BoardBaseline
{
    private readonly Dictionary<(BusinessId, AccountEdges), Edge> _edges = [];

    /// <summary>Adds an account that the inventory knew when the board was started.</summary>
    public void Know(InventoryEntry entry) => Of(entry.BusinessId, entry.Edge).Seen.Add(entry.FirstSeen);

    /// <summary>
    /// Records the state of an edge. If the edge lists nothing yet, all accounts that it lists later were added.
    /// </summary>
    public void Know(EdgeState state)
    {
        if (state is { LastComplete: not null, Accounts: 0 })
            Of(state.BusinessId, state.Edge).End ??= DateTimeOffset.MinValue;
    }

    /// <summary>Returns whether a change belongs to the first reading of its edge.</summary>
    /// <param name="change">The change. All changes have to be passed, in order.</param>
    /// <param name="isOld">Whether it was found before the board was started.</param>
    public bool Contains(AccountChange change, bool isOld)
    {
        if (change.Kind != AccountChangeKind.Added)
            return false;
        Edge edge = Of(change.BusinessId, change.Edge);
        edge.End ??= IsFirstReading(edge, change, isOld) ? change.ObservedAt : DateTimeOffset.MinValue;
        return change.ObservedAt <= edge.End;
    }

    // All accounts of one reading are first seen at the same time, before the reading ends. Accounts that were moved to this edge
    // were first seen by a reading of the other edge.
    private bool IsFirstReading(Edge edge, AccountChange first, bool isOld)
    {
        if (edge.Seen.Count == 0)
            return true;
        Edge other = Of(first.BusinessId, AccountEdges.Both & ~first.Edge);
        return isOld && edge.Seen.Except(other.Seen).Count(seen => seen <= first.ObservedAt) <= 1;
    }

    private Edge Of(BusinessId business, AccountEdges edge)
    {
        if (!_edges.TryGetValue((business, edge), out Edge? known))
            _edges[(business, edge)] = known = new Edge();
        return known;
    }

    private sealed class Edge
    {
        /// <summary>Gets when the accounts were first seen that were known at the start.</summary>
        public HashSet<DateTimeOffset> Seen { get; } = [];

        /// <summary>Gets or sets when the first reading ended.</summary>
        public DateTimeOffset? End { get; set; }
    }
}
