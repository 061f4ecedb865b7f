namespace WabaClient.Testing;

/// <summary>A page of a list.</summary>
/// <param name="Nodes">The objects on it, which are fewer than its rows if some are hidden.</param>
/// <param name="First">The sequence number of the first row.</param>
/// <param name="Last">The sequence number of the last row.</param>
/// <param name="HasPrevious">Whether there are rows before it.</param>
/// <param name="HasNext">Whether there are rows after it.</param>
internal sealed record NodePage(IReadOnlyList<GraphNode> Nodes, int First, int Last, bool HasPrevious, bool HasNext)
{
    /// <summary>Gets a page without rows: that of an empty list, or of a position after the end of a list.</summary>
    public static NodePage Empty { get; } = new([], -1, -1, false, false);

    public bool HasRows => Last >= 0;

    /// <summary>Gets the number of rows that match, if it was requested.</summary>
    public int? TotalCount { get; init; }
}
