namespace WabaClient;

/// <summary>Specifies what to request for each business, and how many requests can be in flight.</summary>
/// <remarks>
/// Immutable and thread-safe. Compares by content; change a copy with <c>with</c>. The list methods validate it before
/// anything is sent.
/// </remarks>
public sealed record ManyBusinessesQuery
{
    /// <summary>Gets the fields, filter, order and page size to request from every edge.</summary>
    /// <value>By default, a query for all accounts with Graph's default fields.</value>
    /// <remarks>
    /// Its <see cref="AccountQuery.Cursor"/> must be null, because a cursor belongs to one edge of one business. Its
    /// <see cref="AccountQuery.ReadAhead"/> has no effect, because pages are always fetched ahead here.
    /// </remarks>
    /// <exception cref="ArgumentNullException">The value is null.</exception>
    public AccountQuery Accounts
    {
        get;
        init
        {
            ArgumentNullException.ThrowIfNull(value, nameof(Accounts));
            field = value;
        }
    } = new();

    /// <summary>Gets the edges to list for each business.</summary>
    /// <value><see cref="AccountEdges.Owned"/> by default.</value>
    public AccountEdges Edges { get; init; } = AccountEdges.Owned;

    /// <summary>Gets the maximum number of requests in flight per enumeration; at least 1.</summary>
    /// <value>16 by default.</value>
    /// <remarks>
    /// Businesses that wait for a rate limit, a retry or an access token are not counted. Up to four times this number
    /// of pages are fetched before the consumer asks for them.
    /// </remarks>
    public int MaxConcurrency { get; init; } = 16;

    internal void Validate(string parameterName)
    {
        Accounts.Validate(parameterName);
        if (Accounts.Cursor is not null)
            throw new ArgumentException(
                "Accounts.Cursor is set, but a cursor belongs to one edge of one business; resume that edge with ListOwnedAsync or "
                + "ListClientAsync.",
                parameterName);
        if (Edges is < AccountEdges.Owned or > AccountEdges.Both)
            throw new ArgumentException(
                "Edges is not one of the AccountEdges values; set it to Owned, Client or Both.",
                parameterName);
        if (MaxConcurrency < 1)
            throw new ArgumentException("MaxConcurrency is less than 1; set it to 1 or more.", parameterName);
    }
}
