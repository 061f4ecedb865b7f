using WabaClient;
using WabaClient.Testing;

namespace Discover;

/// <summary>
/// A token of a fake Graph, used if no token is set: an agency, and a shop whose account is shared with the agency.
/// </summary>
internal sealed class FakeToken : IAsyncDisposable
{
    private readonly FakeGraphServer _server;

    private FakeToken(FakeGraphServer server) => _server = server;

    public static async Task<FakeToken> StartAsync(WabaClientOptions options)
    {
        FakeGraph graph = new();
        FakeBusiness shop = graph.AddBusiness("1000001", "Lucky Shrub").AddOwnedAccounts(3);
        FakeBusiness agency = graph.AddBusiness("1000002", "Agency").AddOwnedAccounts(1);
        agency.AddClientAccount(shop.OwnedAccounts.First());
        graph.AddToken("fake-token");
        FakeGraphServer server = await FakeGraphServer.StartAsync(graph);
        await Console.Error.WriteLineAsync(
            $"Waba__AccessToken is not set: a fake Graph answers at {server.BaseAddress}");
        options.AccessToken = "fake-token";
        options.BaseAddress = server.BaseAddress;
        return new(server);
    }

    public ValueTask DisposeAsync() => _server.DisposeAsync();
}
