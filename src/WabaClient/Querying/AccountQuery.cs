namespace WabaClient;

/// <summary>
/// Specifies what a listing of accounts requests: fields, filter, order, page size, and where to start. To modify a
/// query, create a copy using a <c>with</c> expression.
/// </summary>
/// <remarks>
/// Instances are immutable and thread-safe. Compares by content, fields in order. The list methods validate the query
/// before anything is sent.
/// </remarks>
public sealed record AccountQuery
{
    internal const int DefaultPageSize = 100;

    // Graph's cursors have about 130 characters.
    internal const int LongestCursor = 2_048;

    /// <summary>Gets the fields to request. Graph always adds <c>id</c>.</summary>
    /// <value>
    /// Empty by default: Graph's default fields (id, name, currency, timezone_id, message_template_namespace).
    /// </value>
    /// <exception cref="ArgumentNullException">The list or one of its entries is null.</exception>
    public IReadOnlyList<AccountField> Fields
    {
        get;
        init => field = FieldList.Copy(value, nameof(Fields));
    } = [];

    /// <summary>Gets the filter of the listing.</summary>
    /// <value>Null by default: all accounts.</value>
    public AccountFilter? Filter { get; init; }

    /// <summary>Gets the order of the listing.</summary>
    /// <value>Null by default: Graph's own order, which is not documented.</value>
    public AccountSort? Sort { get; init; }

    /// <summary>
    /// Gets the maximum number of accounts per page, at least 1 (sent as <c>limit</c>). Pages can have fewer accounts,
    /// and Graph can apply a lower maximum.
    /// </summary>
    /// <value>Null by default, which sends 100 (Graph's own default is 25).</value>
    public int? PageSize { get; init; }

    /// <summary>
    /// Gets the cursor to start after: <see cref="GraphPage{T}.NextCursor"/> of a page or
    /// <see cref="WabaClientException.Cursor"/> of an exception. A cursor is valid only for its business, edge, filter
    /// and order.
    /// </summary>
    /// <value>Null by default: the first page.</value>
    public string? Cursor { get; init; }

    /// <summary>
    /// Gets a value indicating whether the next page is requested while the caller processes the current one. At most
    /// one page is requested ahead. This shortens a listing if processing a page takes about as long as requesting one.
    /// If the caller stops early, one page was requested unnecessarily.
    /// </summary>
    /// <value>False by default: a page is requested when it is needed.</value>
    public bool ReadAhead { get; init; }

    /// <summary>Determines whether two queries request the same content, fields in order.</summary>
    /// <param name="other">The query to compare with.</param>
    /// <returns>True if they are equal.</returns>
    public bool Equals(AccountQuery? other) =>
        other is not null
        && Fields.SequenceEqual(other.Fields)
        && Equals(Filter, other.Filter)
        && Sort == other.Sort
        && PageSize == other.PageSize
        && Cursor == other.Cursor
        && ReadAhead == other.ReadAhead;

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        HashCode hash = default;
        foreach (AccountField field in Fields)
            hash.Add(field);
        hash.Add(Filter);
        hash.Add(Sort);
        hash.Add(PageSize);
        hash.Add(Cursor);
        hash.Add(ReadAhead);
        return hash.ToHashCode();
    }

    /// <summary>
    /// Returns the members that differ from the default, for logs and debuggers. The cursor is not shown.
    /// </summary>
    /// <returns>A text such as <c>AccountQuery { Fields = [name], PageSize = 50 }</c>.</returns>
    public override string ToString() => QueryText.Write(
        nameof(AccountQuery),
        Fields,
        Cursor,
        (nameof(Filter), Filter),
        (nameof(Sort), Sort),
        (nameof(PageSize), PageSize),
        (nameof(ReadAhead), ReadAhead));

    internal void Validate(string parameterName)
    {
        if (Sort is { } sort && !Enum.IsDefined(sort))
            throw new ArgumentException("Sort is not one of the AccountSort values.", parameterName);
        QueryCheck.Paging(PageSize, Cursor, parameterName);
    }
}
