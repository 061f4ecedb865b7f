using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using WabaClient.Testing;
using WabaClient.Tests.Support;

namespace WabaClient.Tests.Readme;

/// <summary>Every C# block of the README, between markers, compiled here and run.</summary>
public sealed class ReadmeSnippets
{
    private readonly FakeGraph _graph = new();
    private readonly List<WhatsAppBusinessAccount> _stored = [];

    public ReadmeSnippets()
    {
        _graph.AddToken("good-token");
        _graph.AddBusiness("1234567890")
            .AddOwnedAccount(new WhatsAppBusinessAccount
            {
                Id = "104996122399160",
                Name = "Lucky Shrub",
                CreationTime = DateTimeOffset.UtcNow,
                HealthStatus = new AccountHealth { CanSendMessage = "BLOCKED", Entities = [new() { Errors = [new() { PossibleSolution = "Pay." }] }] },
            })
            .AddOwnedAccounts(250);
    }

    [Fact]
    public async Task List_accounts()
    {
        await using FakeGraphServer server = await FakeGraphServer.StartAsync(_graph);
        WabaClientOptions.BaseAddress = server.BaseAddress;
        string accessToken = "good-token";

        // README
        BusinessAccountsClient client = new(new WabaClientOptions { AccessToken = accessToken });

        await foreach (WhatsAppBusinessAccount account in client.ListOwnedAsync("1234567890"))
            Console.WriteLine($"{account.Id}  {account.Name}");
        // end

        Assert.Equal(3, _graph.Journal.TotalRequests);
    }

    [Fact]
    public async Task Read_one()
    {
        BusinessAccountsClient client = Client();

        // README
        WhatsAppBusinessAccount account = await client.GetAsync("104996122399160", [AccountField.Name, AccountField.HealthStatus]);

        if (account.HealthStatus?.CanSendMessage == "BLOCKED")
            Console.WriteLine($"{account.Name}: {account.HealthStatus.Entities[0].Errors[0].PossibleSolution}");
        // end

        Assert.Equal("Pay.", account.HealthStatus?.Entities[0].Errors[0].PossibleSolution);
    }

    [Fact]
    public async Task Choose_fields_filter_sort()
    {
        BusinessAccountsClient client = Client();

        // README
        AccountQuery query = new()
        {
            Fields =
            [
                AccountField.Name,
                AccountField.CreationTime,
                AccountField.BusinessVerificationStatus,
                AccountField.PhoneNumbers(5, PhoneNumberField.DisplayPhoneNumber, PhoneNumberField.QualityRating),
                AccountField.Custom("linked_commerce_account"),
            ],
            Filter = AccountFilter.CreationTime.After(DateTimeOffset.UtcNow.AddYears(-1)),
            Sort = AccountSort.CreationTimeDescending,
        };

        await foreach (WhatsAppBusinessAccount account in client.ListOwnedAsync("1234567890", query))
        {
            bool isVerified = account.BusinessVerificationStatus == BusinessVerificationStatus.Verified;
            Console.WriteLine($"{account.CreationTime:d} {account.Name} verified: {isVerified}, numbers: {account.PhoneNumbers?.Items.Count}");
        }
        // end

        Assert.Equal(1, _graph.Journal.TotalRequests);
    }

    [Fact]
    public void Join_filters()
    {
        bool onlyClients = true;
        DateTimeOffset from = DateTimeOffset.UnixEpoch;
        DateTimeOffset to = from.AddDays(1);

        // README
        AccountFilter? filter = AccountFilter.CreationTime.InRange(from, to);
        if (onlyClients)
            filter &= AccountFilter.OwnershipType.In(OwnershipType.ClientOwned, OwnershipType.OnBehalfOf);
        filter &= AccountFilter.Custom("is_enabled_for_insights", "EQUAL", true);
        // end

        Assert.Contains("CLIENT_OWNED", filter.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Use_it_in_an_application()
    {
        HostApplicationBuilder builder = Host.CreateEmptyApplicationBuilder(null);
        builder.Configuration.AddInMemoryCollection([new("Waba:AccessToken", "good-token")]);
        string partnerToken = "partner-token";

        // README
        builder.Services.AddWabaClient(builder.Configuration.GetSection("Waba"));
        builder.Services.AddWabaClient("partner", options => options.AccessToken = partnerToken);
        // end

        using IHost host = builder.Build();
        Assert.NotSame(host.Services.GetRequiredService<BusinessAccountsClient>(), host.Services.GetRequiredKeyedService<BusinessAccountsClient>("partner"));
    }

    [Fact]
    public async Task When_something_goes_wrong()
    {
        BusinessAccountsClient client = Client();
        _graph.RevokeToken("good-token");

        // README
        try
        {
            await foreach (WhatsAppBusinessAccount account in client.ListOwnedAsync("1234567890"))
                Console.WriteLine(account.Name);
        }
        catch (RateLimitedException e)
        {
            Console.WriteLine($"Throttled; try again in {e.RetryAfter}.");
        }
        catch (InvalidAccessTokenException e)
        {
            Console.WriteLine($"A new token is needed: {e.Reason}.");
        }
        catch (PermissionDeniedException e)
        {
            Console.WriteLine($"Grant {string.Join(", ", e.RequiredPermissions)}. {e.Hint}");
        }
        catch (WabaClientException e)
        {
            Console.WriteLine($"{e.Message} {e.Hint} Transient: {e.IsTransient}, attempts: {e.Attempts}.");
        }
        // end

        Assert.Equal(190, _graph.Journal.Requests.Single().ErrorCode);
    }

    [Fact]
    public async Task Stop_and_go_on_later()
    {
        BusinessAccountsClient client = Client();
        bool timeIsUp = true;

        // README
        string? cursor = null;
        await foreach (GraphPage<WhatsAppBusinessAccount> page in client.ListOwnedAsync("1234567890").AsPages())
        {
            Store(page.Items);
            cursor = page.NextCursor;
            if (timeIsUp)
                break;
        }

        if (cursor is not null)
        {
            await foreach (WhatsAppBusinessAccount account in client.ListOwnedAsync("1234567890", new AccountQuery { Cursor = cursor }))
                Store([account]);
        }
        // end

        Assert.Equal(251, _stored.DistinctBy(account => account.Id).Count());
    }

    [Fact]
    public async Task Rate_limits()
    {
        BusinessAccountsClient client = Client();

        // README
        await foreach (GraphPage<WhatsAppBusinessAccount> page in client.ListOwnedAsync("1234567890").AsPages())
        {
            foreach (RateLimitUsage usage in page.Response.Usage)
                Console.WriteLine($"{usage.ObjectId} {usage.Type}: {usage.CallCount} % of the calls");
        }
        // end

        Assert.Equal(3, _graph.Journal.TotalRequests);
    }

    [Fact]
    public async Task Tokens_that_expire_rotate_or_differ()
    {
        HostApplicationBuilder builder = Host.CreateEmptyApplicationBuilder(null);
        builder.Services.AddSingleton<Vault>();
        builder.Services.AddWabaClient().ConfigurePrimaryHttpMessageHandler(_graph.CreateHandler);

        // README
        builder.Services.AddSingleton<IGraphAccessTokenProvider, TokenVault>();
        // end

        using IHost host = builder.Build();
        Assert.Equal(251, (await host.Services.GetRequiredService<BusinessAccountsClient>().ListOwnedAsync("1234567890").ToListAsync()).Count);
    }

    [Fact]
    public async Task Test_your_code()
    {
        await TestOfYours.RunAsync();
    }

    private BusinessAccountsClient Client() => new(_graph.CreateClient(), new WabaClientOptions { AccessToken = "good-token" });

    private void Store(IEnumerable<WhatsAppBusinessAccount> accounts) => _stored.AddRange(accounts);

    private static class TestOfYours
    {
        public static async Task RunAsync()
        {
            // README
            FakeGraph graph = new();
            graph.AddToken("good-token");
            graph.AddBusiness("1234567890").AddOwnedAccounts(250);
            graph.Inject(GraphFault.RateLimited(regainAccess: TimeSpan.FromMinutes(5)).OnPage(2));

            BusinessAccountsClient client = new(graph.CreateClient(), new WabaClientOptions { AccessToken = "good-token" });

            List<WhatsAppBusinessAccount> accounts = [];
            RateLimitedException e = await Assert.ThrowsAsync<RateLimitedException>(async () =>
            {
                await foreach (WhatsAppBusinessAccount account in client.ListOwnedAsync("1234567890"))
                    accounts.Add(account);
            });

            Assert.Equal(100, accounts.Count);
            Assert.Equal(TimeSpan.FromMinutes(5), e.RetryAfter);
            // end
        }
    }

    // README
    sealed class TokenVault(Vault vault) : IGraphAccessTokenProvider
    {
        public async ValueTask<GraphAccessToken> GetAccessTokenAsync(GraphAccessTokenRequest request, CancellationToken cancellationToken)
        {
            bool isRefused = request.RejectedToken is not null;
            return new GraphAccessToken(await vault.ReadAsync(request.BusinessId, refresh: isRefused, cancellationToken));
        }
    }
    // end

    private sealed class Vault
    {
        private bool _isFresh;

        public Task<string> ReadAsync(BusinessId? business, bool refresh, CancellationToken cancellationToken)
        {
            _isFresh |= refresh;
            return Task.FromResult(_isFresh ? "good-token" : "stale-token");
        }
    }

    /// <summary>Keeps the blocks from writing over the test run's output.</summary>
    private static class Console
    {
        public static void WriteLine(string? line) => Assert.NotNull(line);
    }

    /// <summary>Stands in for the library's options where a block makes its own client, so that it asks the fake Graph.</summary>
    private sealed class WabaClientOptions
    {
        public static Uri? BaseAddress { get; set; }

        public string? AccessToken { get; init; }

        public static implicit operator WabaClient.WabaClientOptions(WabaClientOptions options) => new()
        {
            AccessToken = options.AccessToken,
            BaseAddress = BaseAddress ?? new("https://graph.facebook.com/"),
        };
    }
}
