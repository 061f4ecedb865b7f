namespace WabaClient;

/// <summary>
/// What a listing asks for: fields, filter, order, page size, and where to start. Compares by content; change one
/// with <c>with</c>.
/// </summary>
/// <remarks>The list methods check it before anything is sent.</remarks>
public sealed record AccountQuery
{
    internal const int DefaultPageSize = 100;

    // Graph's have about 130 characters.
    internal const int LongestCursor = 2_048;

    /// <summary>The fields to ask for. Graph always adds <c>id</c>.</summary>
    /// <value>Empty by default: Graph's own default fields (id, name, currency, timezone_id, message_template_namespace).</value>
    /// <exception cref="ArgumentNullException">The list or one of its entries is null.</exception>
    public IReadOnlyList<AccountField> Fields
    {
        get;
        init => field = FieldList.Copy(value, nameof(Fields));
    } = [];

    /// <summary>Which accounts to list.</summary>
    /// <value>Null by default: all of them.</value>
    public AccountFilter? Filter { get; init; }

    /// <summary>The order of the listing.</summary>
    /// <value>Null by default: Graph's own, undocumented order.</value>
    public AccountSort? Sort { get; init; }

    /// <summary>How many accounts a page may hold, at least 1; sent as <c>limit</c>. A page may hold fewer, and Graph caps it.</summary>
    /// <value>Null by default, which sends 100 (Graph's own default is 25).</value>
    public int? PageSize { get; init; }

    /// <summary>
    /// The cursor to start after: <see cref="GraphPage{T}.NextCursor"/> of a page or
    /// <see cref="WabaClientException.Cursor"/> of an exception. It belongs to its business, edge, filter and sort.
    /// </summary>
    /// <value>Null by default: the first page.</value>
    public string? Cursor { get; init; }

    /// <summary>
    /// Whether to fetch the next page while the caller works on this one: at most one page ahead. It shortens a listing
    /// whose caller takes about as long as Graph; what a caller leaves early has asked for one page too many.
    /// </summary>
    /// <value>False by default: one call a page, when it is needed.</value>
    public bool ReadAhead { get; init; }

    /// <summary>Compares by content, fields in order.</summary>
    /// <param name="other">The other query.</param>
    /// <returns>True if both ask for the same.</returns>
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

    internal void Validate(string parameterName)
    {
        if (PageSize < 1)
            throw new ArgumentException("PageSize is less than 1; set it to 1 or more, or to null for 100.", parameterName);
        if (Sort is { } sort && !Enum.IsDefined(sort))
            throw new ArgumentException("Sort is not one of the AccountSort values.", parameterName);
        if (Cursor is not null && string.IsNullOrWhiteSpace(Cursor))
            throw new ArgumentException("Cursor is empty; set it to null to start with the first page.", parameterName);
        if (Cursor?.Length > LongestCursor)
            throw new ArgumentException("Cursor is longer than any cursor of Graph's; set it to NextCursor of a page, as it came.", parameterName);
    }
}
