namespace WabaClient.Testing;

/// <summary>A page cut from a list.</summary>
/// <param name="Nodes">The objects on it; fewer than the rows that it was cut from if some are hidden.</param>
/// <param name="First">The sequence number of the first row.</param>
/// <param name="Last">The sequence number of the last row.</param>
/// <param name="HasPrevious">Whether there are rows before it.</param>
/// <param name="HasNext">Whether there are rows after it.</param>
internal sealed record NodePage(IReadOnlyList<GraphNode> Nodes, int First, int Last, bool HasPrevious, bool HasNext)
{
    /// <summary>A page without rows: of an empty list, or from behind its end.</summary>
    public static NodePage Empty { get; } = new([], -1, -1, false, false);

    public bool HasRows => Last >= 0;

    /// <summary>The number of rows that match, if it was asked for.</summary>
    public int? TotalCount { get; init; }
}
