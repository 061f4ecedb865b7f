namespace WabaClient;

/// <summary>Represents one page of a listing.</summary>
/// <remarks>Instances are immutable, and thread-safe if their items are.</remarks>
/// <typeparam name="T">The type of the items.</typeparam>
public sealed class GraphPage<T>
{
    /// <summary>Gets the items of the page, in Graph's order. Any page of a listing can be empty.</summary>
    public required IReadOnlyList<T> Items { get; init; }

    /// <summary>
    /// Gets the cursor of the next page. To continue at that page later, set <see cref="AccountQuery.Cursor"/> or
    /// <see cref="PhoneNumberQuery.Cursor"/> to it. Graph does not document how long a cursor is valid.
    /// </summary>
    /// <value>Null on the last page.</value>
    public string? NextCursor { get; init; }

    /// <summary>Gets the information from the headers of the response.</summary>
    /// <value>Empty by default.</value>
    public GraphResponseInfo Response { get; init; } = new();
}
