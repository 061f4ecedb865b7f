using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using WabaClient.Testing;
using WabaClient.Tests.Support;

namespace WabaClient.Tests.Readme;

/// <summary>Every C# block of the README, between markers, compiled and run.</summary>
public sealed class ReadmeSnippets
{
    private static readonly AccountHealthError Unpaid = new() { ErrorDescription = "No payment method.", PossibleSolution = "Add one." };

    private readonly FakeGraph _graph = new();
    private readonly List<string> _output = [];
    private readonly List<WhatsAppBusinessAccount> _stored = [];
    private string? _storedCursor;

    public ReadmeSnippets()
    {
        _graph.AddToken("good-token");
        _graph.AddBusiness("1234567890")
            .AddOwnedAccount(new WhatsAppBusinessAccount
            {
                Id = "104996122399160",
                Name = "Lucky Shrub",
                CreationTime = DateTimeOffset.UtcNow,
                HealthStatus = new AccountHealth
                {
                    CanSendMessage = "BLOCKED",
                    Entities =
                    [
                        new() { EntityType = "WABA", Id = "104996122399160", Errors = [Unpaid, Unpaid] },
                        new() { EntityType = "APP", Id = "7", Errors = [Unpaid] },
                        new() { EntityType = "BUSINESS", Id = "1234567890" },
                    ],
                },
            })
            .AddOwnedAccounts(250);
    }

    private ConsoleStub Console => new(_output);

    [Fact]
    public async Task First_program()
    {
        await using FakeGraphServer server = await FakeGraphServer.StartAsync(_graph);

        await new FirstProgramSnippets(server.BaseAddress, _output).RunAsync();

        Assert.Equal(251, _output.Count);
        Assert.Equal("104996122399160  Lucky Shrub", _output[0]);
    }

    [Fact]
    public async Task From_a_token()
    {
        BusinessAccountsClient client = Make.Client(new StubGraph(request =>
            request.Address.AbsolutePath.EndsWith("/me/businesses", StringComparison.Ordinal) ? StubGraph.Page([1, 2])
            : request.Address.AbsolutePath.Contains("/1/", StringComparison.Ordinal) ? StubGraph.Page([11, 12])
            : StubGraph.Error(190)));

        // snippet
        await foreach (AccountsPage page in client.ListManyAsync())
        {
            if (page.Failure is not null)
                Console.WriteLine($"{page.BusinessId}: {page.Failure.Message}");
            foreach (WhatsAppBusinessAccount account in page.Page?.Items ?? [])
                Console.WriteLine($"{page.BusinessId}  {account.Id}");
        }

        // end
        Assert.Equal(3, _output.Count);
        Assert.Contains("1  12", _output);
        Assert.Contains(_output, line => line.StartsWith("2: ", StringComparison.Ordinal));
    }

    [Fact]
    public async Task List_accounts()
    {
        BusinessAccountsClient client = Client();

        // snippet
        WhatsAppBusinessAccount account = await client.GetAsync("104996122399160", [AccountField.Name, AccountField.HealthStatus]);

        foreach (AccountHealthEntity entity in account.HealthStatus?.Entities ?? [])
        {
            foreach (AccountHealthError error in entity.Errors)
                Console.WriteLine($"{entity.EntityType} {entity.Id}: {error.ErrorDescription} {error.PossibleSolution}");
        }

        // end
        Assert.Equal(3, _output.Count);
        Assert.Equal("WABA 104996122399160: No payment method. Add one.", _output[0]);
    }

    [Fact]
    public async Task Choose_fields_filter_and_sort()
    {
        BusinessAccountsClient client = Client();

        // snippet
        AccountQuery query = new()
        {
            Fields =
            [
                AccountField.Name,
                AccountField.CreationTime,
                AccountField.BusinessVerificationStatus,
                AccountField.PhoneNumbers(5, PhoneNumberField.DisplayPhoneNumber, PhoneNumberField.QualityRating),
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
        Assert.InRange(_output.Count, 10, 100);
    }

    [Fact]
    public void Combine_filters()
    {
        bool onlyClients = true;
        DateTimeOffset from = DateTimeOffset.UnixEpoch;
        DateTimeOffset to = from.AddDays(1);

        // snippet
        AccountFilter? filter = AccountFilter.CreationTime.InRange(from, to);
        if (onlyClients)
            filter &= AccountFilter.OwnershipType.In(OwnershipType.ClientOwned, OwnershipType.OnBehalfOf);

        // end
        Assert.Contains("CLIENT_OWNED", filter.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Handle_errors()
    {
        BusinessAccountsClient client = Client();
        _graph.RevokeToken("good-token");

        // snippet
        try
        {
            await foreach (WhatsAppBusinessAccount account in client.ListOwnedAsync("1234567890"))
                Console.WriteLine(account.Name);
        }
        catch (WabaClientException e)
        {
            Console.Error.WriteLine(e.Message);
            Console.Error.WriteLine(e.Hint);
        }

        // end
        Assert.Equal(2, _output.Count);
        Assert.Equal(190, _graph.Journal.Requests.Single().ErrorCode);
    }

    [Fact]
    public async Task Stop_and_resume()
    {
        BusinessAccountsClient client = Client();
        _graph.Inject(GraphFault.PermissionDenied().OnPage(2));
        await Assert.ThrowsAsync<PermissionDeniedException>(RunAsync);
        await RunAsync();

        Assert.Equal(251, _stored.Count);
        Assert.Equal(251, _stored.DistinctBy(account => account.Id).Count());

        async Task RunAsync()
        {
            // snippet
            string? cursor = await LoadCursorAsync();

            await foreach (GraphPage<WhatsAppBusinessAccount> page in client.ListOwnedAsync("1234567890", new AccountQuery { Cursor = cursor }).AsPages())
                await StoreAsync(page.Items, page.NextCursor);

            // end
        }
    }

    [Fact]
    public void Add_it_to_an_application()
    {
        HostApplicationBuilder builder = Host.CreateEmptyApplicationBuilder(null);
        builder.Configuration.AddInMemoryCollection([new("Waba:AccessToken", "good-token")]);

        // snippet
        builder.Services.AddWabaClient(builder.Configuration.GetSection("Waba"));

        // end
        // snippet
        builder.Services.Configure<WabaClientOptions>(options =>
        {
            options.MaxRateLimitWait = TimeSpan.Zero;
            options.MaxRetryAttempts = 1;
        });

        // end
        using IHost host = builder.Build();
        Assert.NotNull(host.Services.GetRequiredService<BusinessAccountsClient>());
        Assert.Equal(TimeSpan.Zero, host.Services.GetRequiredService<IOptions<WabaClientOptions>>().Value.MaxRateLimitWait);
    }

    [Fact]
    public async Task Tokens_from_a_provider()
    {
        HostApplicationBuilder builder = Host.CreateEmptyApplicationBuilder(null);
        builder.Services.AddSingleton<Vault>();
        builder.Services.AddWabaClient().ConfigurePrimaryHttpMessageHandler(_graph.CreateHandler);

        // snippet
        builder.Services.AddSingleton<IGraphAccessTokenProvider, TokenVault>();

        // end
        using IHost host = builder.Build();
        BusinessAccountsClient client = host.Services.GetRequiredService<BusinessAccountsClient>();
        Assert.Equal(251, (await client.ListOwnedAsync("1234567890").ToListAsync()).Count);
    }

    [Fact]
    public async Task Test_your_code() => await TestOfYours.RunAsync();

    private BusinessAccountsClient Client() => new(_graph.CreateClient(), new WabaClientOptions { AccessToken = "good-token" });

    private Task<string?> LoadCursorAsync() => Task.FromResult(_storedCursor);

    private Task StoreAsync(IEnumerable<WhatsAppBusinessAccount> accounts, string? nextCursor)
    {
        _stored.AddRange(accounts);
        _storedCursor = nextCursor;
        return Task.CompletedTask;
    }

    private static class TestOfYours
    {
        public static async Task RunAsync()
        {
            // snippet
            FakeGraph graph = new();
            graph.AddBusiness("1234567890").AddOwnedAccounts(250);
            graph.Inject(GraphFault.RateLimited(regainAccess: TimeSpan.FromMinutes(5)).OnPage(2));

            BusinessAccountsClient client = new(graph.CreateClient(), new WabaClientOptions { AccessToken = "any-token" });

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

    // snippet
    sealed class TokenVault(Vault vault) : IGraphAccessTokenProvider
    {
        public async ValueTask<GraphAccessToken> GetAccessTokenAsync(GraphAccessTokenRequest request, CancellationToken cancellationToken)
        {
            bool isRejected = request.RejectedToken is not null;
            return new GraphAccessToken(await vault.ReadAsync(request.BusinessId, refresh: isRejected, cancellationToken));
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
}
