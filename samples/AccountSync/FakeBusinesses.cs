using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Configuration.Memory;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using WabaClient;
using WabaClient.Testing;

namespace AccountSync;

/// <summary>A business to synchronize when there is no access token.</summary>
internal static class FakeBusinesses
{
    private const string Token = "fake-token";

    private static readonly BusinessId Id = "1234567890";

    public static async Task<FakeGraphServer?> StartUnlessConfiguredAsync(HostApplicationBuilder builder)
    {
        if (!string.IsNullOrEmpty(builder.Configuration["Waba:AccessToken"]))
            return null;

        // Small, slow pages, so that there is time to kill the process while it reads them.
        FakeGraph graph = new(new()
        {
            MaxPageSize = 25,
            Latency = FakeLatency.LongTailed(TimeSpan.FromMilliseconds(150), TimeSpan.FromMilliseconds(600)),
        });
        graph.AddToken(Token);
        FakeBusiness business = graph.AddBusiness(Id, "Lucky Shrub").AddOwnedAccounts(150);
        FakeGraphServer server = await FakeGraphServer.StartAsync(graph);
        builder.Services.AddHostedService(_ => new FakeBusinessLife(business));

        // First, so that the environment and the command line take precedence. The fake uses a separate database.
        builder.Configuration.Sources.Insert(0, new MemoryConfigurationSource
        {
            InitialData =
            [
                new($"{SyncOptions.Section}:Business", Id.Value),
                new($"{SyncOptions.Section}:Database", Path.Combine(SyncOptions.Folder, "fake.db")),
                new($"{SyncOptions.Section}:Interval", "00:00:10"),
            ],
        });
        builder.Configuration.AddInMemoryCollection(
            [new("Waba:BaseAddress", server.BaseAddress.AbsoluteUri), new("Waba:AccessToken", Token)]);
        await Console.Error.WriteLineAsync(
            $"Waba__AccessToken is not set: a fake Graph answers at {server.BaseAddress}, and its accounts change. Press Ctrl+C to stop.");
        return server;
    }
}
