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
    [InlineData("[{'field':'creation_time','operator':'IN_RANGE','value':['200','300']}]", "2,3")]
    [InlineData("""[{'field':'ownership_type','operator':'IN',"value":["SELF",'CLIENT_OWNED']}]""", "1,2,3")]
    [InlineData("[]", "1,2,3,4,5")]
    public async Task Filters_take_what_matches_all_of_their_entries(string filtering, string expected)
    {
        await using TestHost host = await TestHost.StartAsync(Graph());

        List<string> ids = await host.ListAsync(TestHost.Owned, $"limit=1&filtering={Uri.EscapeDataString(filtering)}");

        Assert.Equal(expected, string.Join(',', ids));
    }

    [Theory]
    [InlineData("""{"field":"creation_time"}""", "(#100) param filtering must be an array")]
    [InlineData("['creation_time", "(#100) param filtering must be an array")]
    [InlineData("['creation_time']", "Filtering field '' with operation '' is not supported")]
    [InlineData("[{'field':'name','operator':'CONTAIN','value':'it\\'s'}]", "Filtering field 'name' with operation 'contain' is not supported")]
    [InlineData("", "(#100) param filtering must be an array")]
    [InlineData("""[{"field":"creation_time","operator":"GREATER_THAN","value":1}]""", "Filtering field 'creation_time' with operation 'greater_than' is not supported")]
    [InlineData("""[{"field":"creation_time","operator":"GREATER_THAN","value":"soon"}]""", "Filtering field 'creation_time' with operation 'greater_than' is not supported")]
    [InlineData("""[{"field":"creation_time","operator":"IN_RANGE","value":["1"]}]""", "Filtering field 'creation_time' with operation 'in_range' is not supported")]
    [InlineData("""[{"field":"creation_time","operator":"EQUAL","value":"1"}]""", "Filtering field 'creation_time' with operation 'equal' is not supported")]
    [InlineData("""[{"field":"ownership_type","operator":"IN","value":"SELF"}]""", "Filtering field 'ownership_type' with operation 'in' is not supported")]
    [InlineData("""[{"field":"name","operator":"CONTAIN","value":"x"}]""", "Filtering field 'name' with operation 'contain' is not supported")]
    [InlineData("""[{"field":"name","operator":"CONTAIN"}]""", "Filtering field 'name' with operation 'contain' is not supported")]
    [InlineData("""[{"field":"\ud800","operator":"IN","value":["\udc00"]}]""", "(#100) param filtering must be an array")]
    [InlineData("""[{"\ud800":"field","operator":"IN","value":["SELF"]}]""", "(#100) param filtering must be an array")]
    [InlineData("""[{"field":"ownership_type","operator":"IN","value":["\udc00"]}]""", "(#100) param filtering must be an array")]
    [InlineData("""["creation_time"]""", "Filtering field '' with operation '' is not supported")]
    public async Task Filters_that_Graph_has_not_are_refused(string filtering, string message)
    {
        await using TestHost host = await TestHost.StartAsync(Graph());

        Assert.Equal(
            $"400 100 OAuthException: {message}",
            await host.GetErrorAsync($"{TestHost.Owned}?filtering={Uri.EscapeDataString(filtering)}"));
    }

    [Theory]
    [InlineData("filtering[0][field]=creation_time&filtering[0][operator]=GREATER_THAN&filtering[0][value]=200", "3,4")]
    [InlineData("filtering%5B0%5D%5Bfield%5D=creation_time&filtering%5B0%5D%5Boperator%5D=LESS_THAN&filtering%5B0%5D%5Bvalue%5D=200", "1")]
    [InlineData("filtering[][field]=ownership_type&filtering[0][operator]=IN&filtering[0][value][]=SELF&filtering[0][value][]=CLIENT_OWNED", "1,2,3")]
    [InlineData("filtering[0][field]=creation_time&filtering[0][operator]=IN_RANGE&filtering[0][value][0]=200&filtering[0][value][1]=300", "2,3")]
    [InlineData("filtering=x&filtering[0][field]=creation_time&filtering[0][operator]=LESS_THAN&filtering[0][value]=200", "1")]
    public async Task Bracketed_filters_are_read_by_PHPs_rules(string query, string expected)
    {
        await using TestHost host = await TestHost.StartAsync(Graph());

        Assert.Equal(expected, string.Join(',', await host.ListAsync(TestHost.Owned, "limit=1&" + query)));
    }

    [Theory]
    [InlineData("filtering[][field]=creation_time&filtering[][operator]=GREATER_THAN&filtering[][value]=200", "Filtering field 'creation_time' with operation '' is not supported")]
    [InlineData("filtering[0][field]=creation_time&filtering[0][operator]=GREATER_THAN", "Filtering field 'creation_time' with operation 'greater_than' is not supported")]
    [InlineData("filtering[1][field]=creation_time&filtering[1][operator]=GREATER_THAN&filtering[1][value]=200", "(#100) param filtering must be an array")]
    [InlineData("filtering[field]=creation_time", "(#100) param filtering must be an array")]
    [InlineData("filtering[]=creation_time", "Filtering field '' with operation '' is not supported")]
    [InlineData("limit[]=1", "(#100) param limit must be a positive integer")]
    public async Task Brackets_that_form_no_filter_are_an_error_and_never_everything(string query, string message)
    {
        await using TestHost host = await TestHost.StartAsync(Graph());

        Assert.Equal($"400 100 OAuthException: {message}", await host.GetErrorAsync($"{TestHost.Owned}?{query}"));
    }

    [Theory]
    [InlineData("fields[]=id&fields[]=ownership_type")]
    [InlineData("fields[0]=id&fields[1]=ownership_type")]
    [InlineData("fields=['id','ownership_type']")]
    [InlineData("fields=[\"id\",\"ownership_type\"]")]
    public async Task Fields_can_be_a_list(string query)
    {
        await using TestHost host = await TestHost.StartAsync(Graph());

        (_, JsonElement page) = await host.GetAsync($"{TestHost.Owned}?limit=1&{query}");

        Assert.Equal("""{"id":"1","ownership_type":"SELF"}""", page.GetProperty("data")[0].GetRawText());
    }

    [Fact]
    public async Task Generated_accounts_are_filtered_by_what_they_show()
    {
        FakeGraph graph = new();
        FakeBusiness business = graph.AddBusiness(TestHost.BusinessId).AddOwnedAccounts(500);
        string middle = business.OwnedAccounts.ElementAt(250).CreationTime!.Value.ToUnixTimeSeconds().ToString(
            System.Globalization.CultureInfo.InvariantCulture);
        await using TestHost host = await TestHost.StartAsync(graph);

        string filtering = $$"""[{"field":"creation_time","operator":"LESS_THAN","value":"{{middle}}"},{"field":"ownership_type","operator":"IN","value":["ON_BEHALF_OF"]}]""";
        List<string> ids = await host.ListAsync(
            TestHost.Owned,
            $"limit=10&filtering={Uri.EscapeDataString(filtering)}");

        Assert.Equal(
            business.OwnedAccounts.Take(250).Where(account => account.OwnershipType == OwnershipType.OnBehalfOf).Select(
                account => account.Id.Value),
            ids);
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
        List<string> ids = await host.ListAsync(
            TestHost.Owned,
            $"limit=7&sort=creation_time_descending&filtering={filtering}");

        Assert.Equal(
            business.OwnedAccounts.Where(account => account.OwnershipType == OwnershipType.Self)
                .OrderByDescending(account => account.CreationTime)
                .Select(account => account.Id.Value),
            ids);
    }

    [Theory]
    [InlineData("creation_time", "creation_time_ascending")]
    [InlineData("creation_time.desc", "creation_time.desc_ascending")]
    [InlineData("name_descending", "name_descending")]
    public async Task Other_orders_are_refused(string sort, string echoed)
    {
        await using TestHost host = await TestHost.StartAsync(Graph());

        Assert.Equal(
            $"400 100 OAuthException: (#100) Cannot sort by {echoed}",
            await host.GetErrorAsync($"{TestHost.Owned}?sort={sort}"));
    }

    [Fact]
    public async Task An_error_that_echoes_a_long_text_has_a_short_header()
    {
        await using TestHost host = await TestHost.StartAsync(HostKind.Kestrel, Graph());
        string name = new('x', 60_000);

        Assert.Contains(name, await host.GetErrorAsync($"{TestHost.Owned}?fields={name}"), StringComparison.Ordinal);
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
