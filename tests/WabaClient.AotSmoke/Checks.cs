using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using WabaClient.Testing;

namespace WabaClient.AotSmoke;

/// <summary>The features that have to work in a program compiled ahead of time, each with a fake Graph on a loopback port.</summary>
internal static class Checks
{
    private const string Business = "1234567890";

    public static IReadOnlyList<(string Name, Func<Task> Check)> All { get; } =
    [
        ("lists every account in order", ListsEveryAccountInOrder),
        ("filters and sorts", FiltersAndSorts),
        ("goes on after a throttle", GoesOnAfterAThrottle),
        ("a long throttle is a typed error", ALongThrottleIsATypedError),
        ("a refused token is a typed error", ARefusedTokenIsATypedError),
        ("a page that is not Graph's is a typed error", AForeignPageIsATypedError),
        ("settings come from configuration", SettingsComeFromConfiguration),
        ("a wrong setting is named", AWrongSettingIsNamed),
        ("a keyed client has its own settings", AKeyedClientHasItsOwnSettings),
        ("an account goes through a JSON context", AnAccountGoesThroughAJsonContext),
    ];

    private static async Task ListsEveryAccountInOrder()
    {
        await using Stage stage = await Stage.OpenAsync(accounts: 250);
        List<string> listed = await IdsAsync(stage.Client.ListOwnedAsync(Business));
        Expect.Equal(
            string.Join(' ', stage.Business.OwnedAccounts.Select(account => account.Id)),
            string.Join(' ', listed));
        Expect.Equal(3, stage.Graph.Journal.Requests.Count);
    }

    private static async Task FiltersAndSorts()
    {
        await using Stage stage = await Stage.OpenAsync(accounts: 50);
        OwnershipType[] types = [OwnershipType.Self, OwnershipType.ClientOwned];
        DateTimeOffset middle =
            stage.Business.OwnedAccounts.Select(account => account.CreationTime!.Value).Order().ElementAt(25);
        AccountQuery query = new()
        {
            Fields =
            [
                AccountField.Name,
                AccountField.CreationTime,
                AccountField.PhoneNumbers(PhoneNumberField.DisplayPhoneNumber),
            ],
            Filter = AccountFilter.CreationTime.After(middle) & AccountFilter.OwnershipType.In(types),
            Sort = AccountSort.CreationTimeDescending,
        };

        List<string> listed = await IdsAsync(stage.Client.ListOwnedAsync(Business, query));
        IEnumerable<WabaId> expected = stage.Business.OwnedAccounts
            .Where(account => account.CreationTime > middle && types.Contains(account.OwnershipType!.Value))
            .OrderByDescending(account => account.CreationTime)
            .Select(account => account.Id);
        Expect.Equal(string.Join(' ', expected), string.Join(' ', listed));
    }

    private static async Task GoesOnAfterAThrottle()
    {
        await using Stage stage = await Stage.OpenAsync(accounts: 250);
        stage.Graph.Inject(GraphFault.RateLimited().OnPage(2), GraphFault.Html502().OnPage(3));
        List<string> listed = await IdsAsync(stage.Client.ListOwnedAsync(Business));
        Expect.Equal(250, listed.Distinct().Count());
        Expect.Equal(5, stage.Graph.Journal.Requests.Count);
    }

    private static async Task ALongThrottleIsATypedError()
    {
        await using Stage stage = await Stage.OpenAsync(accounts: 250);
        stage.Graph.Inject(GraphFault.RateLimited(TimeSpan.FromHours(1)).OnPage(2));
        RateLimitedException e = await Expect.ThrowsAsync<RateLimitedException>(
            () => IdsAsync(stage.Client.ListOwnedAsync(Business)));
        Expect.Equal(80008, e.Code);
        Expect.Equal(TimeSpan.FromHours(1), e.RetryAfter);
        Expect.Equal(Business, e.Usage.Single().ObjectId);

        List<string> rest = await IdsAsync(
            new BusinessAccountsClient(stage.Options).ListOwnedAsync(Business, new AccountQuery { Cursor = e.Cursor }));
        Expect.Equal(150, rest.Count);
    }

    private static async Task ARefusedTokenIsATypedError()
    {
        await using Stage stage = await Stage.OpenAsync(accounts: 1);
        stage.Graph.RevokeToken(Stage.Token);
        InvalidAccessTokenException e = await Expect.ThrowsAsync<InvalidAccessTokenException>(
            () => stage.Client.GetAsync(stage.Business.OwnedAccounts.Single().Id));
        Expect.Equal(190, e.Code);
        Expect.Equal(460, e.Subcode);
        Expect.Equal(1, e.Attempts);
    }

    private static async Task AForeignPageIsATypedError()
    {
        await using Stage stage = await Stage.OpenAsync(accounts: 1);
        stage.Graph.Inject(GraphFault.Html502().Always());
        GraphResponseException e = await Expect.ThrowsAsync<GraphResponseException>(
            () => IdsAsync(stage.Client.ListOwnedAsync(Business)));
        Expect.Equal(System.Net.HttpStatusCode.BadGateway, e.StatusCode);
        Expect.Equal(true, e.IsTransient);
    }

    private static async Task SettingsComeFromConfiguration()
    {
        await using Stage stage = await Stage.OpenAsync(accounts: 3);
        await using ServiceProvider services =
            new ServiceCollection()
                .AddWabaClient(stage.Section(("ApiVersion", "v25.0"), ("MaxRetryAttempts", "0"))).Services
                .BuildServiceProvider();
        WabaClientOptions options = services.GetRequiredService<IOptions<WabaClientOptions>>().Value;
        Expect.Equal("v25.0", options.ApiVersion);
        Expect.Equal(0, options.MaxRetryAttempts);
        Expect.Equal(TimeSpan.FromMilliseconds(20), options.MaxDelay);
        Expect.Equal(
            3,
            (await IdsAsync(services.GetRequiredService<BusinessAccountsClient>().ListOwnedAsync(Business))).Count);
    }

    private static async Task AWrongSettingIsNamed()
    {
        await using Stage stage = await Stage.OpenAsync(accounts: 1);
        await using ServiceProvider services =
            new ServiceCollection()
                .AddWabaClient(stage.Section(("ApiVersion", "26"), ("AttemptTimeout", "00:00:00"))).Services
                .BuildServiceProvider();
        OptionsValidationException e = await Expect.ThrowsAsync<OptionsValidationException>(
            () => Task.FromResult(services.GetRequiredService<BusinessAccountsClient>()));
        Expect.Contains("ApiVersion", e.Message);
        Expect.Contains("AttemptTimeout", e.Message);
    }

    private static async Task AKeyedClientHasItsOwnSettings()
    {
        await using Stage stage = await Stage.OpenAsync(accounts: 2);
        await using ServiceProvider services =
            new ServiceCollection().AddWabaClient("other", stage.Section()).Services.BuildServiceProvider();
        Expect.Equal(2, (await IdsAsync(services.GetRequiredKeyedService<BusinessAccountsClient>("other").ListOwnedAsync(Business))).Count);
    }

    private static async Task AnAccountGoesThroughAJsonContext()
    {
        await using Stage stage = await Stage.OpenAsync(accounts: 1);
        WhatsAppBusinessAccount account = await stage.Client.GetAsync(
            stage.Business.OwnedAccounts.Single().Id,
            [AccountField.Name, AccountField.CreationTime, AccountField.Status, AccountField.HealthStatus]);
        string json = JsonSerializer.Serialize(account, SmokeJsonContext.Default.WhatsAppBusinessAccount);
        Expect.Equal(account, JsonSerializer.Deserialize(json, SmokeJsonContext.Default.WhatsAppBusinessAccount));
    }

    private static async Task<List<string>> IdsAsync(IAsyncEnumerable<WhatsAppBusinessAccount> accounts)
    {
        List<string> ids = [];
        await foreach (WhatsAppBusinessAccount account in accounts)
            ids.Add(account.Id.Value);
        return ids;
    }
}
