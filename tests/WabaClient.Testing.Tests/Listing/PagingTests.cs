using System.Text.Json;

namespace WabaClient.Testing.Tests;

public sealed class PagingTests
{
    public static TheoryData<HostKind> Both => TestHost.Both;

    [Theory]
    [MemberData(nameof(Both))]
    public async Task An_edge_is_listed_page_by_page(HostKind kind)
    {
        FakeGraph graph = new();
        FakeBusiness business = graph.AddBusiness(TestHost.BusinessId).AddOwnedAccounts(60);
        await using TestHost host = await TestHost.StartAsync(kind, graph);

        List<string> ids = await host.ListAsync(TestHost.Owned, "");

        Assert.Equal(business.OwnedAccounts.Select(account => account.Id.Value), ids);
        Assert.Equal([1, 2, 3], graph.Journal.Requests.Select(request => request.Page!.Value));
    }

    [Theory]
    [MemberData(nameof(Both))]
    public async Task The_next_links_lead_through_the_whole_edge(HostKind kind)
    {
        FakeGraph graph = new();
        FakeBusiness business = graph.AddBusiness(TestHost.BusinessId).AddOwnedAccounts(30);
        await using TestHost host = await TestHost.StartAsync(kind, graph);
        host.Http.DefaultRequestHeaders.Authorization = null;

        List<string> ids = [];
        string? next = $"{TestHost.Owned}?access_token=a%2Ftoken&fields=id&limit=7&appsecret_proof=abc";
        while (next is not null)
        {
            (int status, JsonElement page) = await host.GetAsync(next);
            Assert.Equal(200, status);
            ids.AddRange(page.GetProperty("data").EnumerateArray().Select(item => item.GetProperty("id").GetString()!));
            next = page.GetProperty("paging").TryGetProperty("next", out JsonElement link) ? link.GetString() : null;
            Assert.StartsWith(next is null ? "" : $"{host.BaseAddress}v26.0/{TestHost.BusinessId}/owned_whatsapp_business_accounts?limit=7&access_token=a%2Ftoken&fields=id&after=", next ?? "", StringComparison.Ordinal);
        }

        Assert.Equal(business.OwnedAccounts.Select(account => account.Id.Value), ids);
    }

    [Theory]
    [MemberData(nameof(Both))]
    public async Task Links_are_escaped_as_Graph_escapes_them(HostKind kind)
    {
        FakeGraph graph = new();
        graph.AddBusiness(TestHost.BusinessId).AddOwnedAccounts(2);
        await using TestHost host = await TestHost.StartAsync(kind, graph);

        string body = await host.Http.GetStringAsync(new Uri(TestHost.Owned + "?limit=1", UriKind.Relative));

        Assert.Contains(@"""next"":""http", body, StringComparison.Ordinal);
        Assert.Contains(@":\/\/", body, StringComparison.Ordinal);
        Assert.Contains(@"\u0025", body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_last_page_has_cursors_and_no_next()
    {
        FakeGraph graph = new();
        graph.AddBusiness(TestHost.BusinessId).AddOwnedAccounts(2);
        await using TestHost host = await TestHost.StartAsync(graph);

        (_, JsonElement page) = await host.GetAsync(TestHost.Owned);

        JsonElement paging = page.GetProperty("paging");
        Assert.True(paging.GetProperty("cursors").TryGetProperty("after", out _));
        Assert.False(paging.TryGetProperty("next", out _));
    }

    [Fact]
    public async Task An_edge_without_accounts_has_no_paging()
    {
        FakeGraph graph = new();
        graph.AddBusiness(TestHost.BusinessId);
        await using TestHost host = await TestHost.StartAsync(graph);

        string body = await host.Http.GetStringAsync(new Uri(TestHost.Owned, UriKind.Relative));

        Assert.Equal("""{"data":[]}""", body);
    }

    [Fact]
    public async Task Hidden_accounts_leave_short_and_empty_pages_behind()
    {
        FakeGraph graph = new();
        FakeBusiness business = graph.AddBusiness(TestHost.BusinessId).AddOwnedAccounts(9);
        HashSet<WabaId> hidden = [.. business.OwnedAccounts.Skip(2).Take(5).Select(account => account.Id)];
        business.HideOwnedAccounts(account => hidden.Contains(account.Id));
        await using TestHost host = await TestHost.StartAsync(graph);

        (_, JsonElement first) = await host.GetAsync(TestHost.Owned + "?limit=3");
        string after = Uri.EscapeDataString(first.GetProperty("paging").GetProperty("cursors").GetProperty("after").GetString()!);
        (_, JsonElement second) = await host.GetAsync($"{TestHost.Owned}?limit=3&after={after}");

        Assert.Equal(2, first.GetProperty("data").GetArrayLength());
        Assert.Equal(0, second.GetProperty("data").GetArrayLength());
        Assert.True(second.GetProperty("paging").TryGetProperty("next", out _));
        Assert.Equal(business.OwnedAccounts.Select(account => account.Id.Value), await host.ListAsync(TestHost.Owned, "limit=3"));
        Assert.Equal(4, business.OwnedAccounts.Count());
    }

    [Fact]
    public async Task A_page_can_be_asked_for_backwards()
    {
        FakeGraph graph = new();
        FakeBusiness business = graph.AddBusiness(TestHost.BusinessId).AddOwnedAccounts(10);
        await using TestHost host = await TestHost.StartAsync(graph);
        (_, JsonElement first) = await host.GetAsync(TestHost.Owned + "?limit=4");
        (_, JsonElement second) = await host.GetAsync(first.GetProperty("paging").GetProperty("next").GetString()!);

        (_, JsonElement back) = await host.GetAsync(second.GetProperty("paging").GetProperty("previous").GetString()!);

        Assert.Equal(first.GetProperty("data").GetRawText(), back.GetProperty("data").GetRawText());
        Assert.False(back.GetProperty("paging").TryGetProperty("previous", out _));
        Assert.Null(graph.Journal.Requests[^1].Page);
    }

    [Theory]
    [InlineData("", 25)]
    [InlineData("limit=1", 1)]
    [InlineData("limit=100", 100)]
    [InlineData("limit=5000", 100)]
    public async Task A_page_holds_25_accounts_or_as_many_as_asked_for_up_to_100(string query, int expected)
    {
        FakeGraph graph = new();
        graph.AddBusiness(TestHost.BusinessId).AddOwnedAccounts(500);
        await using TestHost host = await TestHost.StartAsync(graph);

        (_, JsonElement page) = await host.GetAsync($"{TestHost.Owned}?{query}");

        Assert.Equal(expected, page.GetProperty("data").GetArrayLength());
    }

    [Theory]
    [InlineData("0")]
    [InlineData("-1")]
    [InlineData("many")]
    [InlineData("")]
    public async Task A_limit_that_is_no_positive_number_is_refused(string limit)
    {
        FakeGraph graph = new();
        graph.AddBusiness(TestHost.BusinessId).AddOwnedAccounts(1);
        await using TestHost host = await TestHost.StartAsync(graph);

        Assert.StartsWith("400 100 OAuthException: (#100) param limit", await host.GetErrorAsync($"{TestHost.Owned}?limit={limit}"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_page_size_can_change_between_pages()
    {
        FakeGraph graph = new();
        FakeBusiness business = graph.AddBusiness(TestHost.BusinessId).AddOwnedAccounts(10);
        await using TestHost host = await TestHost.StartAsync(graph);
        (_, JsonElement first) = await host.GetAsync(TestHost.Owned + "?limit=4");
        string after = Uri.EscapeDataString(first.GetProperty("paging").GetProperty("cursors").GetProperty("after").GetString()!);

        List<string> rest = await host.ListAsync(TestHost.Owned, "limit=2", $"&after={after}");

        Assert.Equal(business.OwnedAccounts.Skip(4).Select(account => account.Id.Value), rest);
    }
}
