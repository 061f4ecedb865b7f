namespace WabaClient;

/// <summary>What a call is about: the edge or node, the id in the path, and the part of the address that every page shares.</summary>
internal sealed class GraphTarget
{
    private GraphTarget(GraphEdge edge, string id, string query, GraphAccessTokenRequest tokenRequest)
    {
        Edge = edge;
        Id = id;
        Path = edge.Name.Length == 0 ? id : $"{id}/{edge.Name}";
        Query = query;
        TokenRequest = tokenRequest;
    }

    public GraphEdge Edge { get; }

    public string Id { get; }

    public string Path { get; }

    public string Query { get; }

    public GraphAccessTokenRequest TokenRequest { get; }

    /// <summary>The scopes of the last call, for the next one under the same token.</summary>
    public RateLimitScopes? Scopes { get; set; }

    public static GraphTarget ForEdge(GraphEdge edge, BusinessId id, AccountQuery query) =>
        new(edge, id.Value, QueryString.For(query), new GraphAccessTokenRequest { BusinessId = id });

    public static GraphTarget ForAccount(WabaId id, IReadOnlyList<AccountField> fields) =>
        new(GraphEdge.Account, id.Value, QueryString.For(fields), new GraphAccessTokenRequest { AccountId = id });
}
