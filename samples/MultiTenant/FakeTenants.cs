using WabaClient;
using WabaClient.Testing;

namespace MultiTenant;

/// <summary>200 businesses to list when no tenants are configured: five with an expired token, five throttled.</summary>
internal sealed class FakeTenants : IAsyncDisposable
{
    private const int Count = 200;
    private const int MostAccounts = 400;

    private readonly FakeGraphServer _server;

    private FakeTenants(FakeGraphServer server, IReadOnlyList<Tenant> tenants)
    {
        _server = server;
        Tenants = tenants;
    }

    public IReadOnlyList<Tenant> Tenants { get; }

    public static async Task<FakeTenants> StartAsync()
    {
        FakeGraph graph = new(new() { Latency = FakeLatency.LongTailed(TimeSpan.FromMilliseconds(20), TimeSpan.FromMilliseconds(200)) });
        List<Tenant> tenants = [];
        for (int i = 0; i < Count; i++)
            tenants.Add(Add(graph, i));
        FakeGraphServer server = await FakeGraphServer.StartAsync(graph);
        await Console.Error.WriteLineAsync($"No Tenants__<business id>=<token> is set: a fake Graph with {Count} businesses answers at {server.BaseAddress}");
        return new(server, tenants);
    }

    public void Configure(WabaClientOptions options) => options.BaseAddress = _server.BaseAddress;

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    private static Tenant Add(FakeGraph graph, int i)
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
            case 29:
                graph.Inject(GraphFault.RateLimited(regainAccess: TimeSpan.FromHours(1)).ForBusiness(business).OnPage(1).Always());
                break;
        }

        return new(business, new(token));
    }
}
