namespace WabaClient.Testing.Tests.Clients;

/// <summary>One listing that every client is asked for, and what it has to see.</summary>
internal sealed record ClientCase(string Name, ClientAnswer Expected)
{
    public string Token { get; init; } = ClientScene.GoodToken;

    public required string BusinessId { get; init; }

    public string Edge { get; init; } = "owned_whatsapp_business_accounts";

    public string Limit { get; init; } = "100";

    public string Fields { get; init; } = "id,name";

    public string Sort { get; init; } = "";

    /// <summary>The filter as JSON; how it is written into the query is the client's business.</summary>
    public string Filtering { get; init; } = "";

    /// <summary>The line that a program reads from its standard input.</summary>
    public string LineFor(Uri graph) =>
        string.Join('|', Name, graph.AbsoluteUri.TrimEnd('/'), Token, BusinessId, Edge, Limit, Fields, Sort, Filtering);
}
