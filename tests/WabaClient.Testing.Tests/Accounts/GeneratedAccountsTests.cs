namespace WabaClient.Testing.Tests;

public sealed class GeneratedAccountsTests
{
    [Fact]
    public void The_same_seed_and_calls_give_the_same_accounts()
    {
        Assert.Equal(Generate(new FakeGraphOptions { Seed = 5 }), Generate(new FakeGraphOptions { Seed = 5 }));
        Assert.Empty(Generate(new FakeGraphOptions { Seed = 5 }).Select(account => account.Id).Intersect(Generate(new FakeGraphOptions { Seed = 6 }).Select(account => account.Id)));
    }

    [Fact]
    public void No_two_accounts_have_the_same_id()
    {
        FakeGraph graph = new();
        FakeBusiness first = graph.AddBusiness("1").AddOwnedAccounts(30_000).AddClientAccounts(30_000);
        FakeBusiness second = graph.AddBusiness("2").AddOwnedAccounts(30_000);

        string[] ids = [.. first.OwnedAccounts.Concat(first.ClientAccounts).Concat(second.OwnedAccounts).Select(account => account.Id.Value)];

        Assert.Equal(90_000, ids.Distinct().Count());
        Assert.All(ids.Take(1_000), id => Assert.Equal(15, id.Length));
    }

    [Fact]
    public void Creation_times_ascend_and_lie_in_the_past()
    {
        FakeGraph graph = new();
        FakeBusiness business = graph.AddBusiness("1").AddOwnedAccounts(20_000);

        DateTimeOffset[] times = [.. business.OwnedAccounts.Select(account => account.CreationTime!.Value)];

        Assert.Equal(times.Order(), times);
        Assert.True(times[^1] < new DateTimeOffset(2025, 1, 2, 0, 0, 0, TimeSpan.Zero));
    }

    [Fact]
    public void Every_documented_field_has_a_value_somewhere()
    {
        FakeGraph graph = new();
        WhatsAppBusinessAccount account = graph.AddBusiness("1", "Lucky Shrub").AddClientAccounts(1).ClientAccounts.Single();

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

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    public void A_number_of_accounts_is_positive(int count)
    {
        FakeBusiness business = new FakeGraph().AddBusiness("1");

        Assert.Throws<ArgumentOutOfRangeException>(() => business.AddOwnedAccounts(count));
        Assert.Throws<ArgumentOutOfRangeException>(() => business.AddClientAccounts(count));
    }

    private static List<WhatsAppBusinessAccount> Generate(FakeGraphOptions options) =>
        [.. new FakeGraph(options).AddBusiness("1").AddOwnedAccounts(3).AddOwnedAccounts(200).OwnedAccounts];
}
