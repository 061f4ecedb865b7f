using System.Text.Json;

namespace WabaClient.Testing.Tests;

public sealed class PagingFaultTests
{
    [Fact]
    public async Task A_repeated_cursor_is_the_one_that_the_page_was_asked_with()
    {
        await using TestHost host = await StartAsync();
        host.Graph.Inject(GraphFault.RepeatedCursor().OnPage(2));
        string first = AfterOf(await PageAsync(host, null));

        Assert.Equal(first, AfterOf(await PageAsync(host, first)));
    }

    [Fact]
    public async Task On_a_first_page_a_repeated_cursor_leads_to_that_page_for_ever()
    {
        await using TestHost host = await StartAsync();
        host.Graph.Inject(GraphFault.RepeatedCursor().OnPage(1));
        JsonElement first = await PageAsync(host, null);
        JsonElement again = await PageAsync(host, AfterOf(first));

        Assert.Equal(first.GetProperty("data").GetRawText(), again.GetProperty("data").GetRawText());
        Assert.Equal(AfterOf(first), AfterOf(again));
        Assert.True(again.GetProperty("paging").TryGetProperty("next", out _));
    }

    [Fact]
    public async Task The_last_page_can_repeat_its_cursor_too()
    {
        await using TestHost host = await StartAsync();
        host.Graph.Inject(GraphFault.RepeatedCursor().OnPage(3));
        string second = AfterOf(await PageAsync(host, AfterOf(await PageAsync(host, null))));

        JsonElement last = await PageAsync(host, second);

        Assert.Equal(second, AfterOf(last));
        Assert.True(last.GetProperty("paging").TryGetProperty("next", out _));
    }

    [Fact]
    public async Task A_loop_of_several_pages_can_be_made()
    {
        await using TestHost host = await StartAsync();
        host.Graph.Inject(GraphFault.CursorBackToStart().OnPage(3).Always());
        string? cursor = null;
        List<string> seen = [];
        for (int i = 0; i < 7; i++)
        {
            cursor = AfterOf(await PageAsync(host, cursor));
            seen.Add(cursor);
        }

        Assert.Equal(3, seen.Distinct().Count());
        host.Graph.Journal.AssertPages(1, 2, 3, 1, 2, 3, 1);
    }

    [Fact]
    public async Task Next_can_name_another_host_and_hold_a_token()
    {
        await using TestHost host = await StartAsync();
        host.Graph.Inject(GraphFault.NextOnAnotherHost());

        JsonElement page = await PageAsync(host, null);

        string next = page.GetProperty("paging").GetProperty("next").GetString()!;
        Assert.StartsWith(
            "https://graph.intern.facebook.com/v26.0/1234567890/owned_whatsapp_business_accounts?limit=2&access_token=",
            next,
            StringComparison.Ordinal);
        Assert.Equal(2, (await PageAsync(host, AfterOf(page))).GetProperty("data").GetArrayLength());
    }

    [Fact]
    public async Task Next_can_be_without_cursors_and_without_any_cursor()
    {
        await using TestHost host = await StartAsync();
        host.Graph.Inject(GraphFault.NextWithoutCursors(), GraphFault.NextWithoutAnyCursor());

        JsonElement with = (await PageAsync(host, null)).GetProperty("paging");
        JsonElement without = (await PageAsync(host, null)).GetProperty("paging");

        Assert.False(with.TryGetProperty("cursors", out _));
        Assert.Contains("&after=", with.GetProperty("next").GetString()!, StringComparison.Ordinal);
        Assert.False(without.TryGetProperty("cursors", out _));
        Assert.DoesNotContain("after=", without.GetProperty("next").GetString()!, StringComparison.Ordinal);
    }

    private static string AfterOf(JsonElement page) =>
        page.GetProperty("paging").GetProperty("cursors").GetProperty("after").GetString()!;

    private static async Task<JsonElement> PageAsync(TestHost host, string? cursor)
    {
        (int status, JsonElement page) = await host.GetAsync(
            $"{TestHost.Owned}?limit=2{(cursor is null ? "" : "&after=" + Uri.EscapeDataString(cursor))}");
        Assert.Equal(200, status);
        return page;
    }

    private static Task<TestHost> StartAsync()
    {
        FakeGraph graph = new();
        graph.AddBusiness(TestHost.BusinessId).AddOwnedAccounts(6);
        return TestHost.StartAsync(graph);
    }
}
