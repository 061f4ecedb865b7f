namespace WabaClient;

/// <summary>
/// Specifies what a listing of phone numbers requests: fields, page size, and where to start. To modify a query, create
/// a copy using a <c>with</c> expression.
/// </summary>
/// <remarks>
/// Instances are immutable and thread-safe. Compares by content, fields in order. The list method validates the query
/// before anything is sent.
/// </remarks>
public sealed record PhoneNumberQuery
{
    /// <summary>Gets the fields to request. Graph always adds <c>id</c>.</summary>
    /// <value>Empty by default: Graph's default fields, about which Meta's pages disagree.</value>
    /// <exception cref="ArgumentNullException">The list or one of its entries is null.</exception>
    public IReadOnlyList<PhoneNumberField> Fields
    {
        get;
        init => field = FieldList.Copy(value, nameof(Fields));
    } = [];

    /// <summary>
    /// Gets the maximum number of phone numbers per page, at least 1 (sent as <c>limit</c>). Pages can have fewer
    /// numbers, and Graph can apply a lower maximum.
    /// </summary>
    /// <value>Null by default, which sends 100 (Graph's own default is 25).</value>
    public int? PageSize { get; init; }

    /// <summary>
    /// Gets the cursor to start after: <see cref="GraphList{T}.NextCursor"/> of a nested list,
    /// <see cref="GraphPage{T}.NextCursor"/> of a page, or <see cref="WabaClientException.Cursor"/> of an exception.
    /// A cursor is valid only for its account.
    /// </summary>
    /// <value>Null by default: the first page.</value>
    public string? Cursor { get; init; }

    /// <summary>Determines whether two queries request the same content, fields in order.</summary>
    /// <param name="other">The query to compare with.</param>
    /// <returns>True if they are equal.</returns>
    public bool Equals(PhoneNumberQuery? other) =>
        other is not null
        && Fields.SequenceEqual(other.Fields)
        && PageSize == other.PageSize
        && Cursor == other.Cursor;

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        HashCode hash = default;
        foreach (PhoneNumberField field in Fields)
            hash.Add(field);
        hash.Add(PageSize);
        hash.Add(Cursor);
        return hash.ToHashCode();
    }

    /// <summary>
    /// Returns the members that differ from the default, for logs and debuggers. The cursor is not shown.
    /// </summary>
    /// <returns>A text such as <c>PhoneNumberQuery { Fields = [status], PageSize = 50 }</c>.</returns>
    public override string ToString() =>
        QueryText.Write(nameof(PhoneNumberQuery), Fields, Cursor, (nameof(PageSize), PageSize));

    internal void Validate(string parameterName) => QueryCheck.Paging(PageSize, Cursor, parameterName);
}
