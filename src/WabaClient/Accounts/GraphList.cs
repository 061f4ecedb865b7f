namespace WabaClient;

/// <summary>The first page of a list that Graph nests in another object.</summary>
/// <typeparam name="T">The type of the items.</typeparam>
public sealed record GraphList<T>
{
    /// <summary>The items, in Graph's order (<c>data</c>).</summary>
    /// <value>Empty by default, never null.</value>
    public IReadOnlyList<T> Items { get; init => field = value ?? []; } = [];

    /// <summary>Whether Graph has more items than these (<c>paging.next</c> is there).</summary>
    /// <value>False by default.</value>
    /// <remarks>The cursors of a nested list are not kept; ask for more items with a larger limit in the field expansion.</remarks>
    public bool HasMore { get; init; }

    /// <summary>Whether both hold the same, items in order.</summary>
    /// <param name="other">The other one.</param>
    /// <returns>True if they are equal.</returns>
    public bool Equals(GraphList<T>? other) =>
        other is not null && HasMore == other.HasMore && ContentEquality.Equals(Items, other.Items);

    /// <summary>A hash of the content.</summary>
    /// <returns>The hash.</returns>
    public override int GetHashCode() => HashCode.Combine(HasMore, ContentEquality.GetHashCode(Items));

    /// <summary>A short text for logs and debuggers.</summary>
    /// <returns>The number of items, and whether there are more.</returns>
    public override string ToString() => $"Count = {Items.Count}, HasMore = {HasMore}";
}
