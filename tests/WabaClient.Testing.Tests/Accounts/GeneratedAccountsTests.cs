using System.Globalization;
using Microsoft.Extensions.Time.Testing;

namespace WabaClient.Testing.Tests;

public sealed class GeneratedAccountsTests
{
    [Fact]
    public void The_same_seed_and_calls_give_the_same_accounts()
    {
        // Creation times end at the graph's current time, so both graphs need the same clock, which is stopped.
        FakeTimeProvider time = new();
        WhatsAppBusinessAccount[] accounts = [.. Generate(new FakeGraphOptions { Seed = 5, TimeProvider = time })];

        Assert.Equal(accounts, Generate(new FakeGraphOptions { Seed = 5, TimeProvider = time }));
        Assert.Empty(accounts.Select(account => account.Id).Intersect(
            Generate(new FakeGraphOptions { Seed = 6, TimeProvider = time }).Select(account => account.Id)));
    }

    [Fact]
    public void No_two_accounts_have_the_same_id()
    {
        FakeGraph graph = new();
        FakeBusiness first = graph.AddBusiness("1").AddOwnedAccounts(30_000).AddClientAccounts(30_000);
        FakeBusiness second = graph.AddBusiness("2").AddOwnedAccounts(30_000);

        string[] ids =
        [
            .. first.OwnedAccounts.Concat(first.ClientAccounts).Concat(second.OwnedAccounts).Select(
                account => account.Id.Value),
        ];

        Assert.Equal(90_000, ids.Distinct().Count());
        Assert.All(ids.Take(1_000), id => Assert.Equal(15, id.Length));
    }

    [Fact]
    public void Creation_times_ascend_from_years_ago_to_the_graphs_now()
    {
        DateTimeOffset now = new(2026, 11, 28, 12, 0, 0, TimeSpan.Zero);
        FakeGraph graph = new(new FakeGraphOptions { TimeProvider = new FakeTimeProvider(now) });

        foreach (int count in (int[])[2, 3, 250, 20_000])
        {
            FakeBusiness business = graph.AddBusiness(count.ToString(CultureInfo.InvariantCulture)).AddOwnedAccounts(
                count);
            DateTimeOffset[] times = [.. business.OwnedAccounts.Select(account => account.CreationTime!.Value)];

            Assert.Equal(times.Order(), times);
            Assert.InRange(times[0], now.AddYears(-5), now.AddYears(-2));
            Assert.InRange(times[^1], now.AddDays(-1), now);
        }
    }

    [Fact]
    public void A_clock_that_has_just_begun_is_no_obstacle()
    {
        FakeGraph graph = new(new FakeGraphOptions { TimeProvider = new FakeTimeProvider(DateTimeOffset.UnixEpoch) });

        Assert.All(
            graph.AddBusiness("1").AddOwnedAccounts(1).OwnedAccounts,
            account => Assert.Equal(DateTimeOffset.UnixEpoch, account.CreationTime));
    }

    [Fact]
    public void Every_documented_field_has_a_value_somewhere()
    {
        FakeGraph graph = new();
        WhatsAppBusinessAccount account =
            graph.AddBusiness("1", "Lucky Shrub").AddClientAccounts(1).ClientAccounts.Single();

        string[] empty =
        [
            .. typeof(WhatsAppBusinessAccount).GetProperties()
                .Where(property => property.GetValue(account) is null)
                .Select(property => property.Name),
        ];

        Assert.Equal(["PurchaseOrderNumber", "AuthInternationalRateEligibility"], empty);
    }

    [Fact]
    public void Owned_accounts_belong_to_the_business_and_client_accounts_to_others()
    {
        FakeGraph graph = new();
        FakeBusiness business = graph.AddBusiness("1", "Lucky Shrub").AddOwnedAccounts(40).AddClientAccounts(40);

        Assert.All(business.OwnedAccounts, account => Assert.Equal("1", account.OwnerBusinessInfo!.Id));
        Assert.All(business.OwnedAccounts, account => Assert.Null(account.PermittedTasks));
        Assert.All(business.ClientAccounts, account => Assert.NotEqual("1", account.OwnerBusinessInfo!.Id));
        Assert.All(business.ClientAccounts, account => Assert.Contains("MANAGE", account.PermittedTasks!));
        Assert.Contains(business.OwnedAccounts, account => account.OwnershipType == OwnershipType.OnBehalfOf);
        Assert.Contains(business.ClientAccounts, account => account.OwnershipType == OwnershipType.ClientOwned);
    }

    [Fact]
    public async Task A_generated_account_can_be_read_by_its_id()
    {
        FakeGraph graph = new();
        graph.AddBusiness("1").AddOwnedAccounts(10);
        FakeBusiness business = graph.AddBusiness("2").AddOwnedAccounts(10).AddClientAccounts(1_000);
        WhatsAppBusinessAccount account = business.ClientAccounts.ElementAt(789);
        await using TestHost host = await TestHost.StartAsync(graph);

        (int status, System.Text.Json.JsonElement json) = await host.GetAsync($"/v26.0/{account.Id}");

        Assert.Equal(200, status);
        Assert.Equal(account.Name, json.GetProperty("name").GetString());
    }

    [Fact]
    public void A_negative_number_of_accounts_is_refused()
    {
        FakeBusiness business = new FakeGraph().AddBusiness("1");

        Assert.Throws<ArgumentOutOfRangeException>(() => business.AddOwnedAccounts(-1));
        Assert.Throws<ArgumentOutOfRangeException>(() => business.AddClientAccounts(-1));
    }

    [Fact]
    public async Task No_accounts_can_be_added()
    {
        FakeGraph graph = new();
        FakeBusiness business =
            graph.AddBusiness(TestHost.BusinessId)
                .AddOwnedAccounts(0)
                .AddClientAccounts(0)
                .AddOwnedAccounts(2)
                .AddOwnedAccounts(0);
        await using TestHost host = await TestHost.StartAsync(graph);

        Assert.Empty(business.ClientAccounts);
        Assert.Equal(2, (await host.ListAsync(TestHost.Owned, "limit=1")).Count);
        Assert.Empty(await host.ListAsync(TestHost.Client, ""));
    }

    private static List<WhatsAppBusinessAccount> Generate(FakeGraphOptions options) =>
        [.. new FakeGraph(options).AddBusiness("1").AddOwnedAccounts(3).AddOwnedAccounts(200).OwnedAccounts];
}
