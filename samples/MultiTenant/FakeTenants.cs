using WabaClient;
using WabaClient.Testing;

namespace MultiTenant;

/// <summary>
/// 200 businesses to list if no tenants are configured: five with an expired token, five throttled for an hour, five
/// for a short time.
/// </summary>
internal sealed class FakeTenants : IAsyncDisposable
{
    private const int Count = 200;
    private const int MostAccounts = 400;

    private readonly FakeGraphServer _server;

    private FakeTenants(FakeGraphServer server, Dictionary<BusinessId, GraphAccessToken> tenants)
    {
        _server = server;
        Tenants = tenants;
    }

    public Dictionary<BusinessId, GraphAccessToken> Tenants { get; }

    public static async Task<FakeTenants> StartAsync()
    {
        FakeGraph graph = new(
            new() { Latency = FakeLatency.LongTailed(TimeSpan.FromMilliseconds(20), TimeSpan.FromMilliseconds(200)) });
        Dictionary<BusinessId, GraphAccessToken> tenants = [];
        for (int i = 0; i < Count; i++)
            Add(graph, tenants, i);
        FakeGraphServer server = await FakeGraphServer.StartAsync(graph);
        await Console.Error.WriteLineAsync(
            $"No Tenants__<business id>=<token> is set: a fake Graph with {Count} businesses answers at {server.BaseAddress}");
        return new(server, tenants);
    }

    public void Configure(WabaClientOptions options)
    {
        options.BaseAddress = _server.BaseAddress;

        // So that the second pass can be observed without waiting for minutes.
        options.MaxDelay = TimeSpan.FromSeconds(2);
        options.MaxRateLimitWait = TimeSpan.FromSeconds(1);
    }

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    private static void Add(FakeGraph graph, Dictionary<BusinessId, GraphAccessToken> tenants, int i)
    {
        BusinessId business = $"{1_000_000 + i}";
        string token = $"fake-token-{i}";
        graph.AddBusiness(business, $"Tenant {i}").AddOwnedAccounts(1 + (i * 7 % MostAccounts));
        graph.AddToken(token, businesses: [business]);
        switch (i % 40)
        {
            case 13:
                graph.ExpireToken(token);
                break;
            case 21:
                graph.Inject(GraphFault.RateLimited().ForBusiness(business).OnPage(1));
                break;
            case 29:
                graph.Inject(GraphFault.RateLimited(regainAccess: TimeSpan.FromHours(1)).ForBusiness(business).OnPage(1).Always());
                break;
        }

        tenants.Add(business, new(token));
    }
}
