using WabaClient;
using WabaClient.Testing;

namespace AspNetCore;

/// <summary>Businesses to list when there is no access token: one that works, and one that Graph throttles.</summary>
internal static class FakeBusinesses
{
    private const string Token = "fake-token";

    private static readonly BusinessId Shop = "1234567890";
    private static readonly BusinessId Throttled = "80008";

    public static async Task<FakeGraphServer?> StartUnlessConfiguredAsync(ConfigurationManager configuration)
    {
        if (!string.IsNullOrEmpty(configuration["Waba:AccessToken"]))
            return null;

        FakeGraph graph = new();
        graph.AddToken(Token);
        graph.AddBusiness(Shop, "Lucky Shrub").AddOwnedAccounts(250).AddClientAccounts(40);
        graph.AddBusiness(Throttled, "Too Many Calls");
        graph.Inject(GraphFault.RateLimited(regainAccess: TimeSpan.FromMinutes(5)).ForBusiness(Throttled).Always());

        // On a separate port and not in memory, so that the client is set up as it is for Graph.
        FakeGraphServer server = await FakeGraphServer.StartAsync(graph);
        configuration.AddInMemoryCollection(
        [
            new("Waba:BaseAddress", server.BaseAddress.AbsoluteUri),
            new("Waba:AccessToken", Token),
            new("Inventory:Businesses:0", Shop.Value),
        ]);
        await Console.Error.WriteLineAsync(
            $"""
            Waba__AccessToken is not set: a fake Graph answers at {server.BaseAddress}
            The start page has links to try; so has AspNetCore.http.
            """);
        return server;
    }
}
