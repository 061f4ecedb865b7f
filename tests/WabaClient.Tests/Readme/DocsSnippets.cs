using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using WabaClient.Testing;
using WabaClient.Tests.Support;

namespace WabaClient.Tests.Readme;

/// <summary>Every C# block of the documents in docs, between markers, compiled and run.</summary>
public sealed class DocsSnippets
{
    private readonly FakeGraph _graph = new(new() { RateLimit = FakeRateLimit.PerHour(200) });
    private readonly List<string> _output = [];
    private readonly List<WhatsAppBusinessAccount> _stored = [];

    public DocsSnippets() => _graph.AddBusiness("1234567890").AddOwnedAccounts(250);

    private ConsoleStub Console => new(_output);

    [Fact]
    public async Task A_worker_schedules_the_rest_of_a_throttled_listing()
    {
        BusinessAccountsClient client = Client(TimeSpan.Zero);
        JobQueue queue = new();
        Job job = new("1234567890", Cursor: null);
        _graph.Inject(GraphFault.RateLimited(regainAccess: TimeSpan.FromMinutes(5)).OnPage(2));

        // snippet
        try
        {
            await foreach (WhatsAppBusinessAccount account in client.ListOwnedAsync(job.BusinessId, new AccountQuery { Cursor = job.Cursor }))
                Store([account]);
        }
        catch (RateLimitedException e) when (e.RetryAfter is { } wait)
        {
            await queue.ScheduleAsync(job with { Cursor = e.Cursor }, wait);
        }

        // end
        (Job later, TimeSpan after) = Assert.Single(queue.Jobs);
        Assert.Equal(100, _stored.Count);
        Assert.NotNull(later.Cursor);
        Assert.Equal(TimeSpan.FromMinutes(5), after);
    }

    [Fact]
    public async Task The_cursor_of_a_failure_continues_its_edge()
    {
        BusinessAccountsClient client = Client(TimeSpan.Zero);
        _graph.Inject(GraphFault.RateLimited(regainAccess: TimeSpan.FromMinutes(5)).OnPage(3));
        List<AccountsPage> pages = [];
        await foreach (AccountsPage page in client.ListManyAsync(["1234567890"]))
            pages.Add(page);
        client = Client(TimeSpan.Zero);

        // snippet
        AccountsPage failed = pages.Single(page => page.Failure is not null);
        AccountQuery rest = new() { Cursor = ((WabaClientException)failed.Failure!).Cursor };
        await foreach (WhatsAppBusinessAccount account in client.ListOwnedAsync(failed.BusinessId, rest))
            Console.WriteLine($"{failed.BusinessId}  {account.Id}");

        // end
        Assert.Equal(50, _output.Count);
    }

    [Fact]
    public async Task Show_waits()
    {
        TestTime time = new();
        InProcessRateLimitGate gate = new(time);
        await gate.BlockAsync("default:business:1234567890", new(TimeSpan.FromMinutes(1), 80008), CancellationToken.None);
        WabaClientOptions options = new() { AccessToken = "any-token", AttemptTimeout = time.AttemptTimeout };
        BusinessAccountsClient client = new(_graph.CreateClient(), options, gate: gate, timeProvider: time);

        // snippet
        client.Waiting += (_, e) => Console.Error.WriteLine($"{e.Reason} (error {e.Code}): {e.ObjectId} continues at {e.Until:T}.");

        // end
        List<WhatsAppBusinessAccount> accounts = await time.DriveAsync(client.ListOwnedAsync("1234567890").ToListAsync());

        Assert.Equal(250, accounts.Count);
        Assert.StartsWith("Throttled (error 80008): 1234567890 continues at ", Assert.Single(_output), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Diagnose_a_business()
    {
        BusinessAccountsClient client = Client(TimeSpan.Zero);

        // snippet
        DiagnosisReport report = await client.DiagnoseAsync("1234567890");
        foreach (DiagnosisFinding finding in report.Findings)
            Console.WriteLine($"{finding.Check}: {finding.Status}. {finding.Summary} {finding.Fix}");

        // end
        Assert.Equal(12, _output.Count);
        Assert.Contains(_output, line => line.StartsWith("client: Warning. ", StringComparison.Ordinal));
    }

    [Fact]
    public async Task See_how_much_is_used()
    {
        BusinessAccountsClient client = Client(TimeSpan.Zero);

        // snippet
        await foreach (GraphPage<WhatsAppBusinessAccount> page in client.ListOwnedAsync("1234567890").AsPages())
        {
            foreach (RateLimitUsage usage in page.Response.Usage)
                Console.WriteLine($"{usage.ObjectId} {usage.Type}: {usage.CallCount} % of the calls");
        }

        // end
        Assert.Equal(3, _output.Count);
        Assert.Equal("1234567890 whatsapp_business_management: 1 % of the calls", _output[^1]);
    }

    [Fact]
    public async Task Share_limits()
    {
        HostApplicationBuilder builder = Host.CreateEmptyApplicationBuilder(null);
        builder.Services.AddSingleton<BlockStore>();
        builder.Services.AddWabaClient(options =>
        {
            options.AccessToken = "any-token";
            options.MaxRateLimitWait = TimeSpan.Zero;
        }).ConfigurePrimaryHttpMessageHandler(_graph.CreateHandler);

        // snippet
        builder.Services.AddSingleton<RateLimitGate, SharedGate>();

        // end
        using IHost host = builder.Build();
        _graph.Inject(GraphFault.RateLimited(regainAccess: TimeSpan.FromMinutes(5)));
        BusinessAccountsClient client = host.Services.GetRequiredService<BusinessAccountsClient>();

        await Assert.ThrowsAsync<RateLimitedException>(async () => await client.ListOwnedAsync("1234567890").ToListAsync());
        await Assert.ThrowsAsync<RateLimitedException>(async () => await client.ListOwnedAsync("1234567890").ToListAsync());

        Assert.Equal(1, _graph.Journal.TotalRequests);
        Assert.Contains("business:1234567890", Assert.Single(host.Services.GetRequiredService<BlockStore>().Scopes), StringComparison.Ordinal);
    }

    private BusinessAccountsClient Client(TimeSpan wait) =>
        new(_graph.CreateClient(), new WabaClientOptions { AccessToken = "any-token", MaxRateLimitWait = wait });

    private void Store(IEnumerable<WhatsAppBusinessAccount> accounts) => _stored.AddRange(accounts);

    // snippet
    sealed class SharedGate(BlockStore store) : RateLimitGate
    {
        public override async ValueTask<RateLimitBlock?> GetBlockAsync(IReadOnlyList<string> scopes, CancellationToken cancellationToken) =>
            await store.FindLongestAsync(scopes, cancellationToken);

        public override async ValueTask BlockAsync(string scope, RateLimitBlock block, CancellationToken cancellationToken) =>
            await store.KeepLongerAsync(scope, block, cancellationToken);
    }

    // end
    private sealed record Job(BusinessId BusinessId, string? Cursor);

    private sealed class JobQueue
    {
        public List<(Job Job, TimeSpan After)> Jobs { get; } = [];

        public Task ScheduleAsync(Job job, TimeSpan after)
        {
            Jobs.Add((job, after));
            return Task.CompletedTask;
        }
    }

    private sealed class BlockStore
    {
        private readonly Dictionary<string, RateLimitBlock> _blocks = [];

        public IEnumerable<string> Scopes => _blocks.Keys;

        public Task<RateLimitBlock?> FindLongestAsync(IReadOnlyList<string> scopes, CancellationToken cancellationToken) =>
            Task.FromResult(_blocks.Where(block => scopes.Contains(block.Key)).Select(block => (RateLimitBlock?)block.Value).FirstOrDefault());

        public Task KeepLongerAsync(string scope, RateLimitBlock block, CancellationToken cancellationToken)
        {
            _blocks[scope] = block;
            return Task.CompletedTask;
        }
    }
}
