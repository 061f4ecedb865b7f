namespace WabaClient;

/// <summary>One page of a listing.</summary>
/// <typeparam name="T">What is listed.</typeparam>
public sealed class GraphPage<T>
{
    /// <summary>What the page holds, in Graph's order. It may be empty in the middle of a listing.</summary>
    public required IReadOnlyList<T> Items { get; init; }

    /// <summary>The cursor of the next page. Set <see cref="AccountQuery.Cursor"/> to it to go on from there later; Graph does not say how long it lives.</summary>
    /// <value>Null on the last page.</value>
    public string? NextCursor { get; init; }

    /// <summary>What Graph said beside the items.</summary>
    /// <value>Empty by default.</value>
    public GraphResponseInfo Response { get; init; } = new();
}
