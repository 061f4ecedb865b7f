using Microsoft.Extensions.Configuration;
using WabaClient.Testing;

namespace WabaClient.AotSmoke;

/// <summary>A fake Graph on a loopback port with one business, and a client of it.</summary>
internal sealed class Stage : IAsyncDisposable
{
    public const string Token = "EAABsmoke0token";

    private readonly FakeGraphServer _server;

    private Stage(FakeGraph graph, FakeBusiness business, FakeGraphServer server)
    {
        Graph = graph;
        Business = business;
        _server = server;
        Options = new()
        {
            AccessToken = Token,
            BaseAddress = server.BaseAddress,
            BaseDelay = TimeSpan.FromMilliseconds(10),
            MaxDelay = TimeSpan.FromMilliseconds(20),
        };
        Client = new(Options);
    }

    public FakeGraph Graph { get; }

    public FakeBusiness Business { get; }

    public WabaClientOptions Options { get; }

    public BusinessAccountsClient Client { get; }

    public static async Task<Stage> OpenAsync(int accounts)
    {
        FakeGraph graph = new();
        graph.AddToken(Token);
        FakeBusiness business = graph.AddBusiness("1234567890", "Lucky Shrub").AddOwnedAccounts(accounts);
        return new(graph, business, await FakeGraphServer.StartAsync(graph));
    }

    /// <summary>The stage's settings as a section of configuration, and further ones.</summary>
    public IConfigurationSection Section(params (string Name, string Value)[] settings)
    {
        IEnumerable<(string Name, string Value)> all =
        [
            ("AccessToken", Token),
            ("BaseAddress", _server.BaseAddress.AbsoluteUri),
            ("BaseDelay", "00:00:00.010"),
            ("MaxDelay", "00:00:00.020"),
            .. settings,
        ];
        return new ConfigurationBuilder()
            .AddInMemoryCollection(
                all.Select(setting => KeyValuePair.Create<string, string?>($"Waba:{setting.Name}", setting.Value)))
            .Build()
            .GetSection("Waba");
    }

    public ValueTask DisposeAsync() => _server.DisposeAsync();
}
