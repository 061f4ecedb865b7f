using System.Text.Json;

namespace WabaClient.Testing.Tests.NodeSdk;

public sealed class MetaSdkForNodeTests(MetaSdkForNode node) : IClassFixture<MetaSdkForNode>
{
    private const string Business = "1234567890";

    private readonly FakeGraph _graph = new();

    [Fact]
    public async Task It_lists_a_thousand_accounts_along_the_fakes_next_links()
    {
        FakeBusiness business = _graph.AddBusiness(Business).AddOwnedAccounts(1_000);

        JsonElement result = await ListAsync("good-token");

        Assert.Equal(business.OwnedAccounts.Select(account => account.Id.Value), result.GetProperty("ids").EnumerateArray().Select(id => id.GetString()));
        Assert.Equal(10, result.GetProperty("pages").GetInt32());
        Assert.Equal(10, _graph.Journal.TotalRequests);
    }

    [Theory]
    [InlineData("bad-token", Business, 190)]
    [InlineData("weak-token", Business, 200)]
    [InlineData("good-token", "42", 100)]
    public async Task It_gets_the_documented_errors(string token, string business, int code)
    {
        _graph.AddToken("weak-token", permissions: ["whatsapp_business_messaging"]);
        _graph.AddBusiness(Business).AddOwnedAccounts(1);

        Assert.Equal(code, CodeOf(await ListAsync(token, business)));
    }

    [Fact]
    public async Task It_gets_a_throttle_as_400_with_80008()
    {
        _graph.AddBusiness(Business).AddOwnedAccounts(200);
        _graph.Inject(GraphFault.RateLimited(regainAccess: TimeSpan.FromMinutes(5)).OnPage(2));

        JsonElement result = await ListAsync("good-token");

        Assert.Equal((400, 80008), (result.GetProperty("status").GetInt32(), CodeOf(result)));
    }

    private static int CodeOf(JsonElement result) => result.GetProperty("error").GetProperty("code").GetInt32();

    private async Task<JsonElement> ListAsync(string token, string business = Business)
    {
        _graph.AddToken("good-token");
        await using FakeGraphServer server = await FakeGraphServer.StartAsync(_graph);
        return await node.ListAsync(server.BaseAddress, token, business);
    }
}
