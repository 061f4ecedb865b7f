using WabaClient;
using WabaClient.Testing;

namespace Telemetry;

/// <summary>
/// A business to list when there is no access token. Graph throttles its second page once, for a second.
/// </summary>
internal sealed class FakeBusinesses : IAsyncDisposable
{
    private const string Token = "fake-token";

    private readonly FakeGraphServer _server;

    private FakeBusinesses(FakeGraphServer server) => _server = server;

    public static BusinessId Id { get; } = "1234567890";

    public static async Task<FakeBusinesses> StartAsync(WabaClientOptions options)
    {
        FakeGraph graph = new(new() { RateLimit = FakeRateLimit.PerHour(200) });
        graph.AddToken(Token);
        graph.AddBusiness(Id, "Lucky Shrub").AddOwnedAccounts(250);

        // Graph reports whole minutes. A throttle without a wait closes the gate for MaxDelay, which can be short.
        graph.Inject(GraphFault.RateLimited().OnPage(2));
        options.MaxDelay = TimeSpan.FromSeconds(1);

        FakeGraphServer server = await FakeGraphServer.StartAsync(graph);
        options.BaseAddress = server.BaseAddress;
        options.AccessToken = Token;
        await Console.Error.WriteLineAsync(
            $"Waba__AccessToken is not set: a fake Graph answers at {server.BaseAddress}");
        return new(server);
    }

    public ValueTask DisposeAsync() => _server.DisposeAsync();
}
