using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace WabaClient.Testing.Tests.Readme;

/// <summary>Every C# block of the package's README, between markers, compiled here and run.</summary>
public sealed class ReadmeSnippets
{
    [Fact]
    public async Task Businesses_tokens_and_users()
    {
        // README
        FakeGraph graph = new(new FakeGraphOptions
        {
            Seed = 7,                                       // the same seed and calls on the same clock give the same data
            AppSecret = "app-secret",
            RequireAppSecretProof = true,
        });

        FakeBusiness business = graph.AddBusiness("1234567890", "Lucky Shrub")
            .AddOwnedAccounts(1_000_000)                    // generated on demand, in no more memory than one
            .AddClientAccounts(50, phoneNumbersPerAccount: 3)
            .AddOwnedAccount(new WhatsAppBusinessAccount { Id = "104996122399160", Name = "Lucky Shrub Berlin" })
            .HideOwnedAccounts(account => account.Status == AccountStatus.Pending);     // short pages, and empty ones with a next

        business.RemoveOwnedAccount("104996122399160");     // also while a listing runs
        graph.ExpireCursors();                              // 2642 for every cursor handed out so far
        // end

        Assert.Equal(50, business.ClientAccounts.Count());
        Assert.DoesNotContain(business.OwnedAccounts.Take(1_000), account => account.Status == AccountStatus.Pending);

        // README
        graph.AddToken("person");                           // until a token is added, any token is accepted
        graph.AddToken("weak", permissions: ["whatsapp_business_management"]);
        graph.AddToken("partner", businesses: ["1234567890"]);
        graph.AddSystemUserToken("system-user", clientBusiness: "1234567890");
        graph.AddTokens(new FakeAccessToken("brief")
        {
            Kind = FakeTokenKind.SystemUser,
            ExpiresAt = DateTimeOffset.UtcNow.AddHours(1),
            AssignedAccounts = ["104996122399160"],
        });

        graph.RevokeToken("person");                        // 190/460 from now on; ExpireToken: 190/463
        graph.SetSubscribedApps("104996122399160", new FakeApp("9", "Partner App"));
        // end

        graph = new FakeGraph();
        graph.AddBusiness("1234567890").AddOwnedAccount(new WhatsAppBusinessAccount { Id = "104996122399160" });
        graph.AddTokens(new FakeAccessToken(TestHost.Token) { AssignedAccounts = ["104996122399160"] });
        await using TestHost host = await TestHost.StartAsync(graph);
        Assert.Equal(["1234567890"], await host.ListAsync("/v26.0/me/businesses", ""));
        Assert.Equal(["104996122399160"], await host.ListAsync("/v26.0/me/assigned_whatsapp_business_accounts", ""));
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

        // Several on one page occur one after the other.
        graph.Inject(GraphFault.RateLimited().OnPage(1), GraphFault.AccessTokenExpired().OnPage(1), GraphFault.RateLimited().OnPage(1));

        // At random, the same way for the same seed; no page fails more than twice in a row.
        graph.InjectRandomly(seed: 7, probability: 0.2, mostInARow: 2, GraphFault.Html502(), GraphFault.CutBody(), GraphFault.TransientError());
        // end

        await using TestHost host = await TestHost.StartAsync(graph);
        await Assert.ThrowsAsync<HttpRequestException>(() => host.ListAsync(TestHost.Owned, ""));
        graph.Journal.AssertRequests(1, request => request.Fault == "ConnectionReset");
    }

    [Fact]
    public async Task Recordings()
    {
        FakeGraph graph = new();
        await using TestHost host = await TestHost.StartAsync(graph);
        await File.WriteAllBytesAsync("reply.json.gz", ContentOf("""{"error":{"message":"recorded","code":1}}"""));

        // README
        byte[] body = await File.ReadAllBytesAsync("reply.json.gz");
        graph.Inject(GraphFault.Reply(400, body, new Dictionary<string, string>
        {
            ["Content-Type"] = "application/json; charset=UTF-8",
            ["Content-Encoding"] = "gzip",
        }));
        // end

        using HttpResponseMessage response = await host.Http.GetAsync(new Uri("/", UriKind.Relative));
        Assert.Contains("recorded", await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
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

        Task<string?> run = new AccountImport(graph.CreateAccountsClient()).RunAsync("1234567890");
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
        string? cursor = await new AccountImport(graph.CreateAccountsClient()).RunAsync("1234567890");
        await new AccountImport(graph.CreateAccountsClient()).RunAsync("1234567890", cursor);

        // README
        graph.Journal.AssertRequests(4);
        graph.Journal.AssertRequests(1, request => request.ErrorCode == 80008);
        graph.Journal.AssertPages(1, 2, 2, 3);
        graph.Journal.AssertPagesOf("1234567890", 1, 2, 2, 3);      // of one business, whatever came in between

        RecordedRequest third = graph.Journal.RequestsByObject["1234567890"].ElementAt(2);
        Assert.True(third.HasToken("any-token"));           // the journal has fingerprints, never tokens
        Assert.Equal(2, third.Page);
        // end
    }

    [Fact]
    public async Task In_memory_and_on_the_wire()
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

        // README
        await using FakeGraphServer secure = await FakeGraphServer.StartAsync(graph, new FakeGraphServerOptions { UseHttps = true });
        string pem = secure.Certificate!.ExportCertificatePem();
        // end

        Assert.StartsWith("-----BEGIN CERTIFICATE-----", pem, StringComparison.Ordinal);
    }

    private static byte[] ContentOf(string text)
    {
        using MemoryStream zipped = new();
        using (System.IO.Compression.GZipStream stream = new(zipped, System.IO.Compression.CompressionMode.Compress))
            stream.Write(System.Text.Encoding.UTF8.GetBytes(text));
        return zipped.ToArray();
    }
}

// README
public sealed class AccountImport(BusinessAccountsClient client)
{
    public List<string> Imported { get; } = [];

    /// <summary>Imports all accounts. Returns the cursor to resume from if Graph throttles for longer than the client waits.</summary>
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
    public async Task A_throttled_import_is_resumed_later()
    {
        FakeGraph graph = new();
        FakeBusiness business = graph.AddBusiness("1234567890").AddOwnedAccounts(250);
        graph.Inject(GraphFault.RateLimited(regainAccess: TimeSpan.FromHours(1)).OnPage(2));

        AccountImport import = new(graph.CreateAccountsClient());
        string? cursor = await import.RunAsync("1234567890");
        Assert.Equal(100, import.Imported.Count);

        // An hour later, in another process:
        import = new(graph.CreateAccountsClient());
        Assert.Null(await import.RunAsync("1234567890", cursor));

        Assert.Equal(business.OwnedAccounts.Skip(100).Select(account => account.Id.Value), import.Imported);
        graph.Journal.AssertPages(1, 2, 2, 3);
    }
}
// end
