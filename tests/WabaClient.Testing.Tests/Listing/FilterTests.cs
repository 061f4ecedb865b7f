using System.Text.Json;

namespace WabaClient.Testing.Tests;

public sealed class FilterTests
{
    [Theory]
    [InlineData("""[{"field":"creation_time","operator":"GREATER_THAN","value":"200"}]""", "3,4")]
    [InlineData("""[{"field":"creation_time","operator":"LESS_THAN","value":"200"}]""", "1")]
    [InlineData("""[{"field":"creation_time","operator":"IN_RANGE","value":["200","300"]}]""", "2,3")]
    [InlineData("""[{"field":"ownership_type","operator":"IN","value":["SELF"]}]""", "1,2")]
    [InlineData("""[{"field":"ownership_type","operator":"IN","value":["CLIENT_OWNED","SELF"]}]""", "1,2,3")]
    [InlineData("""[{"field":"creation_time","operator":"GREATER_THAN","value":"100"},{"field":"ownership_type","operator":"IN","value":["SELF"]}]""", "2")]
    [InlineData("[]", "1,2,3,4,5")]
    public async Task Filters_take_what_matches_all_of_their_entries(string filtering, string expected)
    {
        await using TestHost host = await TestHost.StartAsync(Graph());

        List<string> ids = await host.ListAsync(TestHost.Owned, $"limit=1&filtering={Uri.EscapeDataString(filtering)}");

        Assert.Equal(expected, string.Join(',', ids));
    }

    [Theory]
    [InlineData("""{"field":"creation_time"}""", "(#100) param filtering must be an array")]
    [InlineData("['creation_time']", "(#100) param filtering must be an array")]
    [InlineData("", "(#100) param filtering must be an array")]
    [InlineData("""[{"field":"creation_time","operator":"GREATER_THAN","value":1}]""", "Filtering field 'creation_time' with operation 'greater_than' is not supported")]
    [InlineData("""[{"field":"creation_time","operator":"GREATER_THAN","value":"soon"}]""", "Filtering field 'creation_time' with operation 'greater_than' is not supported")]
    [InlineData("""[{"field":"creation_time","operator":"IN_RANGE","value":["1"]}]""", "Filtering field 'creation_time' with operation 'in_range' is not supported")]
    [InlineData("""[{"field":"creation_time","operator":"EQUAL","value":"1"}]""", "Filtering field 'creation_time' with operation 'equal' is not supported")]
    [InlineData("""[{"field":"ownership_type","operator":"IN","value":"SELF"}]""", "Filtering field 'ownership_type' with operation 'in' is not supported")]
    [InlineData("""[{"field":"name","operator":"CONTAIN","value":"x"}]""", "Filtering field 'name' with operation 'contain' is not supported")]
    [InlineData("""[{"field":"name","operator":"CONTAIN"}]""", "Filtering field 'name' with operation 'contain' is not supported")]
    [InlineData("""["creation_time"]""", "Filtering field '' with operation '' is not supported")]
    public async Task Filters_that_Graph_has_not_are_refused(string filtering, string message)
    {
        await using TestHost host = await TestHost.StartAsync(Graph());

        Assert.Equal($"400 100 OAuthException: {message}", await host.GetErrorAsync($"{TestHost.Owned}?filtering={Uri.EscapeDataString(filtering)}"));
    }

    [Fact]
    public async Task Generated_accounts_are_filtered_by_what_they_show()
    {
        FakeGraph graph = new();
        FakeBusiness business = graph.AddBusiness(TestHost.BusinessId).AddOwnedAccounts(500);
        string middle = business.OwnedAccounts.ElementAt(250).CreationTime!.Value.ToUnixTimeSeconds().ToString(System.Globalization.CultureInfo.InvariantCulture);
        await using TestHost host = await TestHost.StartAsync(graph);

        string filtering = $$"""[{"field":"creation_time","operator":"LESS_THAN","value":"{{middle}}"},{"field":"ownership_type","operator":"IN","value":["ON_BEHALF_OF"]}]""";
        List<string> ids = await host.ListAsync(TestHost.Owned, $"limit=10&filtering={Uri.EscapeDataString(filtering)}");

        Assert.Equal(business.OwnedAccounts.Take(250).Where(account => account.OwnershipType == OwnershipType.OnBehalfOf).Select(account => account.Id.Value), ids);
        Assert.NotEmpty(ids);
    }

    [Theory]
    [InlineData("creation_time_ascending", "5,1,2,3,4")]
    [InlineData("creation_time_descending", "4,3,2,1,5")]
    public async Task Accounts_are_sorted_by_creation_time(string sort, string expected)
    {
        FakeGraph graph = new();
        FakeBusiness business = graph.AddBusiness(TestHost.BusinessId);
        foreach (WhatsAppBusinessAccount account in Accounts().Reverse())
            business.AddOwnedAccount(account);
        await using TestHost host = await TestHost.StartAsync(graph);

        Assert.Equal(expected, string.Join(',', await host.ListAsync(TestHost.Owned, $"limit=2&sort={sort}")));
    }

    [Fact]
    public async Task Sorting_and_filtering_go_together()
    {
        FakeGraph graph = new();
        FakeBusiness business = graph.AddBusiness(TestHost.BusinessId).AddOwnedAccounts(50).AddOwnedAccounts(50);
        await using TestHost host = await TestHost.StartAsync(graph);

        string filtering = Uri.EscapeDataString("""[{"field":"ownership_type","operator":"IN","value":["SELF"]}]""");
        List<string> ids = await host.ListAsync(TestHost.Owned, $"limit=7&sort=creation_time_descending&filtering={filtering}");

        Assert.Equal(
            business.OwnedAccounts.Where(account => account.OwnershipType == OwnershipType.Self).OrderByDescending(account => account.CreationTime).Select(account => account.Id.Value),
            ids);
    }

    [Theory]
    [InlineData("creation_time", "creation_time_ascending")]
    [InlineData("creation_time.desc", "creation_time.desc_ascending")]
    [InlineData("name_descending", "name_descending")]
    public async Task Other_orders_are_refused(string sort, string echoed)
    {
        await using TestHost host = await TestHost.StartAsync(Graph());

        Assert.Equal($"400 100 OAuthException: (#100) Cannot sort by {echoed}", await host.GetErrorAsync($"{TestHost.Owned}?sort={sort}"));
    }

    [Fact]
    public async Task Unknown_parameters_are_ignored()
    {
        await using TestHost host = await TestHost.StartAsync(Graph());

        (int status, JsonElement page) = await host.GetAsync(TestHost.Owned + "?summary=true&pretty=0&whatever=1");

        Assert.Equal(200, status);
        Assert.False(page.TryGetProperty("summary", out _));
    }

    private static FakeGraph Graph()
    {
        FakeGraph graph = new();
        FakeBusiness business = graph.AddBusiness(TestHost.BusinessId);
        foreach (WhatsAppBusinessAccount account in Accounts())
            business.AddOwnedAccount(account);
        return graph;
    }

    private static IEnumerable<WhatsAppBusinessAccount> Accounts()
    {
        yield return new() { Id = "1", CreationTime = DateTimeOffset.FromUnixTimeSeconds(100), OwnershipType = OwnershipType.Self };
        yield return new() { Id = "2", CreationTime = DateTimeOffset.FromUnixTimeSeconds(200), OwnershipType = OwnershipType.Self };
        yield return new() { Id = "3", CreationTime = DateTimeOffset.FromUnixTimeSeconds(300), OwnershipType = OwnershipType.ClientOwned };
        yield return new() { Id = "4", CreationTime = DateTimeOffset.FromUnixTimeSeconds(400), OwnershipType = OwnershipType.OnBehalfOf };
        yield return new() { Id = "5" };
    }
}
