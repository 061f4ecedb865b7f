namespace WabaClient;

/// <summary>What to request from one edge of each business.</summary>
internal sealed class EdgeQuery(AccountEdges edge, IReadOnlyList<AccountField> fields, int concurrency)
{
    public AccountEdges Edge { get; } = edge;

    /// <summary>Gets the requested fields. All entries share this instance.</summary>
    public RequestedFields Fields { get; } = RequestedFields.Create(fields.Select(field => field.Expression));

    public ManyBusinessesQuery Query { get; } = new()
    {
        Accounts = new AccountQuery { Fields = fields },
        Edges = edge,
        MaxConcurrency = concurrency,
    };
}
