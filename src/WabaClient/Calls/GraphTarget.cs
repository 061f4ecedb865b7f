namespace WabaClient;

/// <summary>
/// What a call reads: the edge or node, the id in the path, and the part of the query that all pages have in common.
/// </summary>
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

    public static GraphTarget ForEdge(GraphEdge edge, BusinessId id, AccountQuery query) =>
        ForQueryString(edge, id, QueryString.For(query));

    public static GraphTarget ForQueryString(GraphEdge edge, BusinessId id, string query) =>
        new(edge, id.Value, query, new GraphAccessTokenRequest { BusinessId = id });

    public static GraphTarget ForAccount(WabaId id, IReadOnlyList<AccountField> fields) =>
        new(GraphEdge.Account, id.Value, QueryString.For(fields), new GraphAccessTokenRequest { AccountId = id });

    public static GraphTarget ForPhoneNumbers(WabaId id, PhoneNumberQuery query) =>
        new(GraphEdge.PhoneNumbers, id.Value, QueryString.For(query), new GraphAccessTokenRequest { AccountId = id });

    public static GraphTarget ForBusiness(BusinessId id, params IEnumerable<string> fields) =>
        new(GraphEdge.Business, id.Value, QueryString.For(fields), new GraphAccessTokenRequest { BusinessId = id });

    public static GraphTarget ForSubscribedApps(WabaId id) =>
        new(GraphEdge.SubscribedApps, id.Value, "", new GraphAccessTokenRequest { AccountId = id });

    /// <summary>The inspection of a token (<c>debug_token</c>): the only request that has a token in its URL.</summary>
    public static GraphTarget ForInspection(BusinessId id, string token) =>
        new(
            GraphEdge.DebugToken,
            "debug_token",
            $"input_token={Uri.EscapeDataString(token)}",
            new GraphAccessTokenRequest { BusinessId = id });

    /// <summary>The user of the token, or an edge of it.</summary>
    public static GraphTarget ForMe(GraphEdge edge, params IEnumerable<string> fields) =>
        new(edge, "me", QueryString.For(fields), new GraphAccessTokenRequest());
}
