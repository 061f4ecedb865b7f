using System.Text.Json;

namespace WabaClient.Testing.Tests;

public sealed class UserTests
{
    [Fact]
    public async Task A_persons_token_lists_the_businesses_that_it_can_see_with_pages()
    {
        FakeGraph graph = new();
        for (int i = 1; i <= 30; i++)
            graph.AddBusiness($"{i}", $"Business {i}");
        graph.Journal.Clear();
        await using TestHost host = await TestHost.StartAsync(graph);

        (_, JsonElement page) = await host.GetAsync("/v26.0/me/businesses?limit=2");
        List<string> all = await host.ListAsync("/v26.0/me/businesses", "limit=25&fields=id,name,verification_status");

        Assert.Equal(
            """[{"id":"1","name":"Business 1"},{"id":"2","name":"Business 2"}]""",
            page.GetProperty("data").GetRawText());
        Assert.StartsWith(
            "https://graph.facebook.com/v26.0/me/businesses?limit=2&after=",
            page.GetProperty("paging").GetProperty("next").GetString(),
            StringComparison.Ordinal);
        Assert.Equal(Enumerable.Range(1, 30).Select(i => $"{i}"), all);
        graph.Journal.AssertPagesOf("me", 1, 1, 2);
    }

    [Fact]
    public async Task A_limited_token_sees_its_businesses_only()
    {
        FakeGraph graph = new();
        graph.AddBusiness("1", "One").VerificationStatus = BusinessVerificationStatus.Pending;
        graph.AddBusiness("2");
        graph.AddToken(TestHost.Token, businesses: ["1"]);
        await using TestHost host = await TestHost.StartAsync(graph);

        (_, JsonElement page) = await host.GetAsync(
            "/v26.0/me/businesses?fields=id,name,verification_status,permitted_roles");

        Assert.Equal(
            """[{"id":"1","name":"One","verification_status":"pending","permitted_roles":["ADMIN"]}]""",
            page.GetProperty("data").GetRawText());
        Assert.StartsWith("400 100/33", await host.GetErrorAsync("/v26.0/2"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_system_user_has_an_empty_list_and_a_client_business()
    {
        FakeGraph graph = new();
        graph.AddBusiness(TestHost.BusinessId, "Lucky Shrub").AddOwnedAccounts(1);
        graph.AddSystemUserToken(TestHost.Token, clientBusiness: TestHost.BusinessId);
        await using TestHost host = await TestHost.StartAsync(graph);

        (int status, JsonElement businesses) = await host.GetAsync("/v26.0/me/businesses");
        (_, JsonElement me) = await host.GetAsync("/v26.0/me?fields=id,client_business_id");
        (_, JsonElement user) = await host.GetAsync($"/v26.0/{me.GetProperty("id").GetString()}");

        Assert.Equal((200, """{"data":[]}"""), (status, businesses.GetRawText()));
        Assert.Equal(TestHost.BusinessId, me.GetProperty("client_business_id").GetString());
        Assert.Equal("Fake System User", user.GetProperty("name").GetString());
        Assert.Single(await host.ListAsync(TestHost.Owned, ""));
        Assert.Equal(
            "400 100 OAuthException: (#100) Tried accessing nonexisting field (permissions) on node type (SystemUser)",
            await host.GetErrorAsync("/v26.0/me/permissions"));
    }

    [Fact]
    public async Task Without_business_management_the_list_of_businesses_is_refused_with_code_100()
    {
        FakeGraph graph = new();
        graph.AddBusiness("1");
        graph.AddSystemUserToken("system", permissions: ["whatsapp_business_management"]);
        graph.AddToken(TestHost.Token, permissions: ["whatsapp_business_management"]);
        await using TestHost host = await TestHost.StartAsync(graph);

        Assert.Equal(
            "400 100 OAuthException: (#100) Missing Permission",
            await host.GetErrorAsync("/v26.0/me/businesses"));
        Assert.Equal(
            "400 100 OAuthException: (#100) Missing Permission",
            await host.GetErrorAsync("/v26.0/me?fields=businesses{id}"));
        host.Http.DefaultRequestHeaders.Authorization = new("Bearer", "system");
        Assert.Equal(
            "400 100 OAuthException: (#100) Missing Permission",
            await host.GetErrorAsync("/v26.0/me/businesses"));
    }

    [Fact]
    public async Task The_account_edges_nest_below_businesses_with_paging_of_their_own()
    {
        FakeGraph graph = new();
        FakeBusiness business = graph.AddBusiness(TestHost.BusinessId, "Lucky Shrub").AddOwnedAccounts(
            3,
            phoneNumbersPerAccount: 2);
        await using TestHost host = await TestHost.StartAsync(graph);
        string fields = "businesses{id,owned_whatsapp_business_accounts.limit(2){id,phone_numbers.limit(1){id}},client_whatsapp_business_accounts{id}}";

        (_, JsonElement me) = await host.GetAsync("/v26.0/me?fields=" + Uri.EscapeDataString(fields));

        JsonElement first = me.GetProperty("businesses").GetProperty("data")[0];
        JsonElement owned = first.GetProperty("owned_whatsapp_business_accounts");
        Assert.Equal("""{"data":[]}""", first.GetProperty("client_whatsapp_business_accounts").GetRawText());
        Assert.Equal(business.OwnedAccounts.Take(2).Select(account => account.Id.Value), Ids(owned));
        JsonElement numbers = owned.GetProperty("data")[0].GetProperty("phone_numbers");
        Assert.Single(Ids(numbers));
        Assert.True(numbers.GetProperty("paging").TryGetProperty("next", out _));

        (_, JsonElement rest) = await host.GetAsync(owned.GetProperty("paging").GetProperty("next").GetString()!);
        Assert.Equal(business.OwnedAccounts.Skip(2).Select(account => account.Id.Value), Ids(rest));
        (_, rest) = await host.GetAsync(numbers.GetProperty("paging").GetProperty("next").GetString()!);
        Assert.Equal(business.OwnedAccounts.First().PhoneNumbers!.Items.Skip(1).Select(number => number.Id), Ids(rest));
    }

    [Fact]
    public async Task Assigned_accounts_are_those_that_were_assigned()
    {
        FakeGraph graph = new();
        graph.AddBusiness("1").AddClientAccount(new() { Id = "5", Name = "Shop" }).AddOwnedAccount(new() { Id = "6" });
        graph.AddTokens(
            new FakeAccessToken(TestHost.Token) { AssignedAccounts = ["5", "404"] },
            new FakeAccessToken("none") { UserName = "Nobody" });
        await using TestHost host = await TestHost.StartAsync(graph);

        (_, JsonElement page) = await host.GetAsync("/v26.0/me/assigned_whatsapp_business_accounts");
        host.Http.DefaultRequestHeaders.Authorization = new("Bearer", "none");
        (_, JsonElement empty) = await host.GetAsync("/v26.0/me/assigned_whatsapp_business_accounts");
        (_, JsonElement me) = await host.GetAsync("/v26.0/me");

        Assert.Equal("""[{"id":"5","name":"Shop"}]""", page.GetProperty("data").GetRawText());
        Assert.Equal("""{"data":[]}""", empty.GetRawText());
        Assert.Equal("Nobody", me.GetProperty("name").GetString());
    }

    [Fact]
    public async Task A_person_can_read_its_permissions()
    {
        FakeGraph graph = new();
        graph.AddToken(TestHost.Token, permissions: ["business_management"]);
        await using TestHost host = await TestHost.StartAsync(graph);

        (_, JsonElement page) = await host.GetAsync("/v26.0/me/permissions");

        Assert.Equal(
            """[{"permission":"business_management","status":"granted"}]""",
            page.GetProperty("data").GetRawText());
    }

    private static List<string> Ids(JsonElement list) =>
        [.. list.GetProperty("data").EnumerateArray().Select(item => item.GetProperty("id").GetString()!)];
}
