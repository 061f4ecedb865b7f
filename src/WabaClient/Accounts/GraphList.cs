using System.Text.Json;

namespace WabaClient;

/// <summary>The first page of a list that Graph nests in another object.</summary>
/// <remarks>Instances are immutable and thread-safe. Compares by content, items in order.</remarks>
/// <typeparam name="T">The type of the items.</typeparam>
public sealed record GraphList<T>
{
    /// <summary>Gets the items, in Graph's order (<c>data</c>).</summary>
    /// <value>Empty by default, never null.</value>
    public IReadOnlyList<T> Items { get; init => field = value ?? []; } = [];

    /// <summary>Gets a value indicating whether Graph has more items (<c>paging.next</c> is present).</summary>
    /// <value>False by default.</value>
    public bool HasMore { get; init; }

    /// <summary>
    /// Gets the cursor of the next page (<c>paging.cursors.after</c>). Graph does not document how long a cursor is
    /// valid.
    /// </summary>
    /// <value>
    /// Null by default, and always when <see cref="HasMore"/> is false, although Graph sends a cursor on every page.
    /// </value>
    public string? NextCursor { get => HasMore ? field : null; init; }

    /// <summary>Gets the properties beside <c>data</c> and <c>paging</c>, such as <c>summary</c>.</summary>
    /// <value>Empty by default, never null. The value that is set is copied without JSON nulls.</value>
    public IReadOnlyDictionary<string, JsonElement> AdditionalProperties
    {
        get => field ?? AdditionalPropertyBag.Empty;
        init => field = AdditionalPropertyBag.Copy(value);
    }

    /// <summary>Determines whether two lists have the same content, items in order.</summary>
    /// <param name="other">The list to compare with.</param>
    /// <returns>True if they are equal.</returns>
    public bool Equals(GraphList<T>? other) =>
        other is not null
        && HasMore == other.HasMore
        && NextCursor == other.NextCursor
        && ContentEquality.Equals(Items, other.Items)
        && ContentEquality.Equals(AdditionalProperties, other.AdditionalProperties);

    /// <summary>Returns a hash code of the content.</summary>
    /// <returns>The hash code.</returns>
    public override int GetHashCode() => HashCode.Combine(HasMore, ContentEquality.GetHashCode(Items));

    /// <summary>Returns a short text for logs and debuggers, without the cursor.</summary>
    /// <returns>The number of items, and whether there are more.</returns>
    public override string ToString() => $"Count = {Items.Count}, HasMore = {HasMore}";
}
