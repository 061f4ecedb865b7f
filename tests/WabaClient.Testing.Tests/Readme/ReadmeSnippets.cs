using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace WabaClient.Testing.Tests.Readme;

/// <summary>Every C# block of the package's README, between markers, compiled here and run.</summary>
public sealed class ReadmeSnippets
{
    [Fact]
    public void The_scene()
    {
        // README
        FakeGraph graph = new(new FakeGraphOptions
        {
            Seed = 7,                                       // the same seed and calls give the same accounts, cursors and ids
            AppSecret = "app-secret",
            RequireAppSecretProof = true,
        });

        FakeBusiness business = graph.AddBusiness("1234567890", "Lucky Shrub")
            .AddOwnedAccounts(1_000_000)                    // generated when they are looked at, in no more memory than one
            .AddClientAccounts(50)
            .AddOwnedAccount(new WhatsAppBusinessAccount { Id = "104996122399160", Name = "Lucky Shrub Berlin" })
            .HideOwnedAccounts(account => account.Status == AccountStatus.Pending);     // short pages, and empty ones with a next

        business.RemoveOwnedAccount("104996122399160");     // in the middle of a listing, if you like

        graph.AddToken("good-token");                       // as long as none is added, any token will do
        graph.AddToken("weak-token", permissions: ["whatsapp_business_management"]);
        graph.AddToken("brief-token", expiresAt: DateTimeOffset.UtcNow.AddHours(1));
        graph.AddToken("partner-token", businesses: ["1234567890"]);
        graph.RevokeToken("good-token");                    // 190/460 from now on; ExpireToken: 190/463
        graph.ExpireCursors();                              // 2642 for every cursor handed out so far
        // end

        Assert.Equal(50, business.ClientAccounts.Count());
        Assert.DoesNotContain(business.OwnedAccounts.Take(1_000), account => account.Status == AccountStatus.Pending);
    }

    [Fact]
    public async Task Faults()
    {
        FakeGraph graph = new();
        graph.AddBusiness("1234567890").AddOwnedAccounts(250);

        // README
        graph.Inject(GraphFault.Html502().OnPage(3).Times(2));
        graph.Inject(GraphFault.ConnectionReset().ForBusiness("1234567890"));
        graph.Inject(GraphFault.ReduceData().When(request => request.Query["limit"] == "100").Always());

        // Several on one page strike one after the other.
        graph.Inject(GraphFault.RateLimited().OnPage(1), GraphFault.AccessTokenExpired().OnPage(1), GraphFault.RateLimited().OnPage(1));

        // By chance, the same way for the same seed; no page fails more than twice in a row.
        graph.InjectRandomly(seed: 7, probability: 0.2, mostInARow: 2, GraphFault.Html502(), GraphFault.CutBody(), GraphFault.TransientError());
        // end

        await using TestHost host = await TestHost.StartAsync(graph);
        await Assert.ThrowsAsync<HttpRequestException>(() => host.ListAsync(TestHost.Owned, ""));
        graph.Journal.AssertRequests(1, request => request.Fault == "ConnectionReset");
    }

    [Fact]
    public async Task Limits_and_time()
    {
        // README
        FakeTimeProvider time = new();
        FakeGraph graph = new(new FakeGraphOptions
        {
            TimeProvider = time,
            RateLimit = FakeRateLimit.PerHour(200),         // for each business or account: usage headers, then 80008
            AppRateLimit = FakeRateLimit.PerHour(10_000),   // for all calls: X-App-Usage, then 4
            Latency = FakeLatency.LongTailed(median: TimeSpan.FromMilliseconds(80), percentile99: TimeSpan.FromSeconds(1)),
        });
        // end

        graph.AddBusiness("1234567890").AddOwnedAccounts(250);

        // README
        graph.Inject(GraphFault.RateLimited(regainAccess: TimeSpan.FromMinutes(1)));
        BusinessAccountsClient client = new(graph.CreateClient(), new WabaClientOptions { AccessToken = "any-token" }, timeProvider: time);

        Task<string?> run = new AccountImport(client).RunAsync("1234567890");
        while (!run.IsCompleted)
        {
            time.Advance(TimeSpan.FromSeconds(5));
            await Task.Yield();
        }
        // end

        Assert.Null(await run);
        graph.Journal.AssertPages(1, 1, 2, 3);
    }

    [Fact]
    public async Task The_journal()
    {
        FakeGraph graph = new();
        graph.AddBusiness("1234567890").AddOwnedAccounts(250);
        graph.Inject(GraphFault.RateLimited(regainAccess: TimeSpan.FromHours(1)).OnPage(2));
        AccountImport import = new(new BusinessAccountsClient(graph.CreateClient(), new WabaClientOptions { AccessToken = "any-token" }));
        string? cursor = await import.RunAsync("1234567890");
        await new AccountImport(new BusinessAccountsClient(graph.CreateClient(), new WabaClientOptions { AccessToken = "any-token" })).RunAsync("1234567890", cursor);

        // README
        graph.Journal.AssertRequests(4);
        graph.Journal.AssertRequests(1, request => request.ErrorCode == 80008);
        graph.Journal.AssertPages(1, 2, 2, 3);

        RecordedRequest third = graph.Journal.Requests[2];
        Assert.True(third.HasToken("any-token"));           // the journal has fingerprints, never tokens
        Assert.Equal(2, third.Page);
        // end
    }

    [Fact]
    public async Task Two_hosts()
    {
        FakeGraph graph = new();
        graph.AddBusiness("1234567890").AddOwnedAccounts(250);
        ServiceCollection services = new();

        // README
        services.AddWabaClient(options => options.AccessToken = "any-token").UseFakeGraph(graph);
        // end

        await using ServiceProvider provider = services.BuildServiceProvider();
        AccountImport memory = new(provider.GetRequiredService<BusinessAccountsClient>());
        await memory.RunAsync("1234567890");

        // README
        await using FakeGraphServer server = await FakeGraphServer.StartAsync(graph);
        WabaClientOptions options = new() { BaseAddress = server.BaseAddress, AccessToken = "any-token" };
        // end

        using HttpClient http = new();
        AccountImport wire = new(new BusinessAccountsClient(http, options));
        await wire.RunAsync("1234567890");
        Assert.Equal(memory.Imported, wire.Imported);
    }
}

// README
public sealed class AccountImport(BusinessAccountsClient client)
{
    public List<string> Imported { get; } = [];

    /// <summary>Imports all accounts; gives the cursor to go on from if Graph throttles for longer than we wait.</summary>
    public async Task<string?> RunAsync(BusinessId businessId, string? cursor = null)
    {
        try
        {
            await foreach (WhatsAppBusinessAccount account in client.ListOwnedAsync(businessId, new AccountQuery { Cursor = cursor }))
                Imported.Add(account.Id.Value);
            return null;
        }
        catch (RateLimitedException e)
        {
            return e.Cursor;
        }
    }
}
// end

// README
public class AccountImportTests
{
    [Fact]
    public async Task An_import_that_is_throttled_can_go_on_later()
    {
        FakeGraph graph = new();
        FakeBusiness business = graph.AddBusiness("1234567890").AddOwnedAccounts(250);
        graph.Inject(GraphFault.RateLimited(regainAccess: TimeSpan.FromHours(1)).OnPage(2));

        AccountImport import = new(ClientOf(graph));
        string? cursor = await import.RunAsync("1234567890");
        Assert.Equal(100, import.Imported.Count);

        // An hour later, in another process:
        import = new(ClientOf(graph));
        Assert.Null(await import.RunAsync("1234567890", cursor));

        Assert.Equal(business.OwnedAccounts.Skip(100).Select(account => account.Id.Value), import.Imported);
        graph.Journal.AssertPages(1, 2, 2, 3);
    }

    private static BusinessAccountsClient ClientOf(FakeGraph graph) =>
        new(graph.CreateClient(), new WabaClientOptions { AccessToken = "any-token" });
}
// end
