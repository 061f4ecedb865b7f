using PuppeteerSharp;
using WabaClient.Testing;
using WabaClient.Tool.Board.Tests.Support;

namespace WabaClient.Tool.Board.Tests.Browser;

/// <summary>Updates of an open page, and its actions.</summary>
[Collection(BrowserTests.Name)]
public sealed class LiveTests(Chromium chromium)
{
    private static readonly Dictionary<string, string> Json = new() { ["Content-Type"] = "application/json" };

    [Fact]
    public async Task A_change_appears_in_every_view_without_a_reload()
    {
        await using TestBoard board = await TestBoard.StartAsync();
        await using BoardPage page = await chromium.OpenAsync(board, "#/changes");
        await page.UntilTextAsync("No changes yet.");
        FakeBusiness business = Business(board);
        business.AddOwnedAccount(New("77", "Casa Luna"));
        await board.ReadAsync();

        await page.UntilTextAsync("Casa Luna");
        Assert.Equal("Added", (await page.ColumnAsync(1))[0]);
        await page.GoToAsync("#/accounts?q=casa");
        await page.UntilTextAsync("1 of 21 accounts");

        business.RemoveOwnedAccount("77");
        business.AddOwnedAccount(New("77", "Casa Sol"));
        await board.ReadAsync();
        await page.UntilTextAsync("Casa Sol");
        await page.GoToAsync("#/changes?kind=changed");
        await page.UntilTextAsync("Casa Luna → Casa Sol");

        business.RemoveOwnedAccount("77");
        await board.ReadAsync();
        await page.GoToAsync("#/changes");
        await page.UntilTextAsync("error 100/33");
        await page.GoToAsync("#/");
        await page.UntilAsync("document.querySelector('[data-key=Accounts]').innerText.includes('20')");
        await page.UntilTextAsync("1 added, 1 removed");
    }

    [Fact]
    public async Task An_account_that_was_removed_and_came_back_before_the_start_is_shown_with_its_past()
    {
        await using TestBoard board = await TestBoard.StartAsync(
            TestBoard.FillWithAFew,
            async (graph, inventory) =>
            {
                await inventory.ReadChangesAsync(BoardWatch.Consumer).CountAsync();
                await inventory.RefreshAsync();
                graph[0].AddOwnedAccount(New("77", "Casa Luna"));
                await inventory.RefreshAsync();
                graph[0].RemoveOwnedAccount("77");
                await inventory.RefreshAsync();
                graph[0].AddOwnedAccount(New("77", "Casa Luna"));
                await inventory.RefreshAsync();
            });
        await using BoardPage page = await chromium.OpenAsync(board, "#/changes");

        await page.UntilAsync("document.querySelector('.tools [role=status]').textContent === '3 changes'");
        await page.GoToAsync("#/accounts?q=casa");
        await page.UntilTextAsync("1 of 21 accounts");
    }

    [Fact]
    public async Task Many_tabs_are_up_to_date_at_once()
    {
        const int Tabs = 8;
        await using TestBoard board = await TestBoard.StartAsync();
        int listeners = board.World.Events.Listeners;
        await using BoardPage first = await chromium.OpenAsync(board);
        List<IPage> tabs = [];
        for (int i = 0; i < Tabs; i++)
        {
            IPage tab = await first.Page.BrowserContext.NewPageAsync();
            await tab.GoToAsync($"{board.Origin}/#/accounts");
            tabs.Add(tab);
        }

        Business(board).AddOwnedAccount(New("77", "Casa Luna"));
        await board.ReadAsync();

        foreach (IPage tab in tabs)
        {
            await Until.TrueAsync(
                () => tab.EvaluateExpressionAsync<bool>("document.body.innerText.includes('21 accounts')"), "a tab shows the new account");
        }

        Assert.Equal(listeners + 1, board.World.Events.Listeners);
    }

    [Fact]
    public async Task Rows_do_not_move_away_from_somebody_who_reads_them()
    {
        await using TestBoard board = await TestBoard.StartAsync();
        FakeBusiness business = Business(board);
        for (int i = 0; i < 60; i++)
            business.AddOwnedAccount(New($"77{i:D2}", $"Shop {i}"));
        await board.ReadAsync();
        await using BoardPage page = await chromium.OpenAsync(board, "#/changes");
        await page.UntilTextAsync("60 changes");
        await page.ReadAsync<double>("document.querySelector('.table').scrollTop = 400");

        business.AddOwnedAccount(New("88", "Casa Luna"));
        await board.ReadAsync();

        await page.UntilTextAsync("Show 1 new");
        await page.UntilTextAsync("60 changes");
        await page.ClickButtonAsync("Show 1 new");
        await page.UntilTextAsync("61 changes");
        await page.UntilTextAsync("Casa Luna");
    }

    [Fact]
    public async Task Removals_are_kept_until_somebody_accepts_them()
    {
        await using TestBoard board = await TestBoard.StartAsync();
        await using BoardPage page = await chromium.OpenAsync(board);
        board.Graph.Inject(GraphFault.Reply(200, """{"data":[]}"""u8.ToArray(), Json)
            .When(request => request.ObjectId == TestBoard.First && request.Edge == "owned_whatsapp_business_accounts").Always());
        await board.ReadAsync();

        await page.UntilTextAsync("12 removals pending on the owned edge");
        await page.ClickAsync("[data-key=problem0]");
        await page.ClickButtonAsync("Accept 12 removals");
        await page.UntilTextAsync("Accept only what was meant to be removed");
        await page.ClickButtonAsync("Cancel");
        await page.UntilAsync("document.querySelector('dialog') === null");
        Assert.Equal(12, (await board.Inventory.ReadEdgesAsync().FirstAsync()).PendingRemovals);

        await page.ClickButtonAsync("Accept 12 removals");
        await page.ClickButtonAsync("Accept removals");
        await page.UntilAsync("!document.body.innerText.includes('Accept 12 removals')");
        await page.GoToAsync("#/changes?kind=removed");
        await page.UntilTextAsync("12 changes");
        await page.GoToAsync("#/accounts");
        await page.UntilTextAsync("8 accounts");
    }

    [Fact]
    public async Task Refresh_reads_now()
    {
        await using TestBoard board = await TestBoard.StartAsync();
        await using BoardPage page = await chromium.OpenAsync(board, "#/accounts");
        await page.UntilTextAsync("20 accounts");
        Business(board).AddOwnedAccount(New("77", "Casa Luna"));

        await page.ClickButtonAsync("Refresh all");

        await page.UntilTextAsync("21 accounts");
    }

    [Fact]
    public async Task A_server_that_goes_away_is_noticed_and_its_return_too()
    {
        await using TestBoard board = await TestBoard.StartAsync();
        await using BoardPage page = await chromium.OpenAsync(board, "#/accounts");
        await page.UntilTextAsync("20 accounts");
        int port = new Uri(board.Origin).Port;

        page.IsOffline = true;
        await board.StopServerAsync();
        await page.UntilTextAsync("The connection to waba board is lost.");
        await page.UntilTextAsync("Offline");
        await page.UntilTextAsync("20 accounts");
        Business(board).AddOwnedAccount(New("77", "Casa Luna"));
        await board.ReadAsync();
        await board.StartServerAsync(port);

        await page.UntilAsync("/Live|Reading/.test(document.getElementById('connection').innerText)");
        await page.UntilTextAsync("21 accounts");
        await page.UntilAsync("document.getElementById('banner').hidden");
    }

    [Fact]
    public async Task Another_run_on_the_same_port_has_to_be_opened_anew()
    {
        TestBoard board = await TestBoard.StartAsync();
        await using BoardPage page = await chromium.OpenAsync(board, "#/accounts");
        await page.UntilTextAsync("20 accounts");
        int port = new Uri(board.Origin).Port;

        page.IsOffline = true;
        await board.DisposeAsync();
        await using TestBoard other = await TestBoard.StartAsync();
        await other.StopServerAsync();
        await other.StartServerAsync(port, new BoardKeys());

        await page.UntilTextAsync("This run of waba board has ended.");
    }

    private static FakeBusiness Business(TestBoard board) => board.Businesses[0];

    private static WhatsAppBusinessAccount New(string id, string name) =>
        new() { Id = id, Name = name, CreationTime = DateTimeOffset.UnixEpoch };
}
