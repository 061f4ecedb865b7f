using WabaClient;
using WabaClient.Testing;

namespace Cli;

/// <summary>A business to list when there is no access token.</summary>
internal sealed class FakeBusinesses : IAsyncDisposable
{
    private const string Token = "fake-token";

    private readonly FakeGraphServer _server;

    private FakeBusinesses(FakeGraphServer server) => _server = server;

    public static BusinessId Id { get; } = "1234567890";

    public static async Task<FakeBusinesses> StartAsync(CancellationToken cancellationToken)
    {
        FakeGraph graph = new(new()
        {
            Latency = FakeLatency.LongTailed(TimeSpan.FromMilliseconds(100), TimeSpan.FromMilliseconds(400)),
            RateLimit = FakeRateLimit.PerHour(200),
        });
        graph.AddToken(Token);
        graph.AddBusiness(Id, "Lucky Shrub").AddOwnedAccounts(250).AddClientAccounts(40);
        FakeGraphServer server = await FakeGraphServer.StartAsync(graph, cancellationToken);
        await Console.Error.WriteLineAsync(
            $"Waba__AccessToken is not set: a fake Graph answers at {server.BaseAddress}");
        return new(server);
    }

    public void Configure(WabaClientOptions options)
    {
        options.BaseAddress = _server.BaseAddress;
        options.AccessToken = Token;
    }

    public ValueTask DisposeAsync() => _server.DisposeAsync();
}
