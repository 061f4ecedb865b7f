namespace WabaClient.Tool;

/// <summary>
/// Finds out which added accounts come from the first reading of an edge. They were there before, so they are no
/// changes. Not thread-safe.
/// </summary>
internal sealed class BoardBaseline
{
    private readonly Dictionary<(BusinessId, AccountEdges), Edge> _edges = [];

    /// <summary>Adds an account that the inventory knew when the board was started.</summary>
    public void Know(InventoryEntry entry) => Of(entry.BusinessId, entry.Edge).Seen.Add(entry.FirstSeen);

    /// <summary>
    /// Takes over the state of an edge. If the edge lists nothing yet, whatever it lists later was added.
    /// </summary>
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

    // The accounts of one reading are first seen at one moment, before the reading ends. Those that were moved here were first seen by
    // a reading of the other edge.
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
