using WabaClient.Testing;
using WabaClient.Tool.Board.Tests.Support;

namespace WabaClient.Tool.Board.Tests.Browser;

/// <summary>Searching, sorting and filtering, with the mouse and with the keyboard alone.</summary>
[Collection(BrowserTests.Name)]
public sealed class ListTests(Chromium chromium)
{
    private const string Search = "input[type=search]";

    [Fact]
    public async Task A_hundred_thousand_accounts_are_a_few_rows_on_the_screen()
    {
        // The inventory is empty, because accounts that it finds after the page was loaded would be added to the rows.
        await using TestBoard board = await TestBoard.StartAsync(graph => [graph.AddBusiness(TestBoard.First)]);
        await using BoardPage page = await chromium.OpenAsync(board);
        await page.ServeAsync("/api/accounts", string.Concat(Enumerable.Range(0, 100_000).Select(Row)));
        await page.GoToAsync("#/accounts");
        await page.Page.ReloadAsync();

        await page.UntilTextAsync("100,000 accounts");
        await page.Page.FocusAsync(".table");
        await page.Page.Keyboard.PressAsync("End");
        await page.UntilAsync("document.querySelector('[aria-rowindex=\"100001\"]') !== null");
        await TypeAsync(page, "99999");
        await page.UntilTextAsync("of 100,000 accounts");
        await page.UntilAsync("document.querySelector('.table .body').innerText.includes('99999')");

        Assert.True(await page.ReadAsync<bool>("document.querySelectorAll('.table .row').length < 100"));
        await BoardFigures.WriteAsync(page, "100,000 accounts");
    }

    [Fact]
    public async Task Accounts_are_found_by_name_id_and_number()
    {
        await using TestBoard board = await TestBoard.StartAsync(Fill);
        await using BoardPage page = await chromium.OpenAsync(board, "#/accounts");

        await TypeAsync(page, "CASA lu");
        await page.UntilTextAsync("1 of 4 accounts");
        await page.UntilColumnAsync(0, ["Casa Luna"]);

        await TypeAsync(page, "5550003");
        await page.UntilAsync("document.querySelector('.table .body').innerText.includes('Delta')");
        await page.UntilColumnAsync(0, ["Delta"]);

        await TypeAsync(page, "nothing like it");
        await page.UntilTextAsync("No account matches.");

        await page.ClickButtonAsync("Clear");
        await page.UntilTextAsync("4 accounts");
    }

    [Fact]
    public async Task A_click_on_a_title_sorts_and_another_one_turns_the_order()
    {
        await using TestBoard board = await TestBoard.StartAsync(Fill);
        await using BoardPage page = await chromium.OpenAsync(board, "#/accounts");

        await page.UntilColumnAsync(0, ["Alpha", "Beta", "Casa Luna", "Delta"]);
        await page.ClickAsync(".head [data-key=name]");
        await page.UntilAsync("document.querySelector('[aria-sort]').getAttribute('aria-sort') === 'descending'");
        await page.UntilColumnAsync(0, ["Delta", "Casa Luna", "Beta", "Alpha"]);
        await page.ClickAsync(".head [data-key=country]");
        await page.UntilAsync("document.querySelector('[aria-sort=ascending]')?.innerText.startsWith('Country')");
        await page.UntilColumnAsync(4, ["BR", "DE", "US", "–"]);
    }

    [Fact]
    public async Task Filters_combine_and_are_part_of_the_address()
    {
        await using TestBoard board = await TestBoard.StartAsync(Fill);
        await using BoardPage page = await chromium.OpenAsync(board, "#/accounts");

        await page.Page.SelectAsync("select[aria-label=Status]", "RESTRICTED");
        await page.UntilTextAsync("2 of 4 accounts");
        await page.Page.SelectAsync("select[aria-label=Country]", "BR");
        await page.UntilTextAsync("1 of 4 accounts");
        Assert.Equal("#/accounts?status=RESTRICTED&country=BR", await page.ReadAsync<string>("location.hash"));

        await page.Page.ReloadAsync();
        await page.UntilLoadedAsync();
        await page.UntilTextAsync("1 of 4 accounts");
        await page.UntilColumnAsync(0, ["Beta"]);

        await page.GoToAsync("#/accounts?review=REJECTED");
        await page.UntilAsync("document.querySelector('.table .body').innerText.includes('Delta')");
        await page.UntilColumnAsync(0, ["Delta"]);
    }

    [Fact]
    public async Task Everything_can_be_done_with_the_keyboard()
    {
        await using TestBoard board = await TestBoard.StartAsync(Fill);
        await using BoardPage page = await chromium.OpenAsync(board);

        await TabToAsync(page, "document.activeElement.className === 'skip'");
        await TabToAsync(page, "document.activeElement.innerText === 'Accounts'");
        await page.Page.Keyboard.PressAsync("Enter");
        await page.UntilTextAsync("4 accounts");
        await page.Page.Keyboard.PressAsync("/");
        await page.UntilAsync($"document.activeElement.matches('{Search}')");
        await page.Page.Keyboard.TypeAsync("a");
        await TabToAsync(page, "document.activeElement.getAttribute('role') === 'grid'");
        await page.Page.Keyboard.PressAsync("End");
        await page.Page.Keyboard.PressAsync("Home");
        await page.Page.Keyboard.PressAsync("ArrowDown");
        await page.UntilAsync(
            "document.getElementById(document.activeElement.getAttribute('aria-activedescendant')).innerText.includes('Beta')");
        await page.Page.Keyboard.PressAsync("Enter");
        await page.UntilAsync("document.querySelector('#main h1').innerText === 'Beta'");
        await TabToAsync(page, "document.activeElement.dataset.key === 'business'");
        await page.Page.Keyboard.PressAsync("Enter");
        await TabToAsync(page, "document.activeElement.innerText === 'Diagnose'");
        await page.Page.Keyboard.PressAsync("Enter");
        await page.UntilTextAsync("Diagnose again");
        await page.UntilAsync("document.activeElement.innerText === 'Diagnose again'");
    }

    [Fact]
    public async Task On_a_phone_a_row_has_two_lines_and_nothing_is_wider_than_the_screen()
    {
        await using TestBoard board = await TestBoard.StartAsync();
        foreach (int width in new[] { 320, 2_560 })
        {
            await using BoardPage page = await chromium.OpenAsync(board, width: width);
            foreach (string view in BoardViews.All)
            {
                await page.GoToAsync(view);
                await page.AssertNothingIsTooWideAsync();
            }
        }
    }

    [Fact]
    public async Task Printing_shows_the_rows_that_are_not_on_the_screen()
    {
        await using TestBoard board = await TestBoard.StartAsync(graph => [graph.AddBusiness(TestBoard.First).AddOwnedAccounts(300)]);
        await using BoardPage page = await chromium.OpenAsync(board, "#/accounts");

        await page.UntilTextAsync("300 accounts");
        Assert.True(await page.ReadAsync<bool>("document.querySelectorAll('.table .body .row').length < 100"));
        await page.ReadAsync<bool>("dispatchEvent(new Event('beforeprint'))");
        await page.UntilAsync("document.querySelectorAll('.table .body .row').length === 300");
        await page.ReadAsync<bool>("dispatchEvent(new Event('afterprint'))");
        await page.UntilAsync("document.querySelectorAll('.table .body .row').length < 100");
    }

    private static string Row(int number) =>
        $"""["{TestBoard.First}",1,"{number}","Shop {number}","ACTIVE","APPROVED","verified","DE","EUR",1700000000000,1700000000000,"""
        + $"""[["{number}1","+49 30 {number}","Shop","CONNECTED","GREEN","TIER_1K","APPROVED","STANDARD"]]]""" + "\n";

    private static async Task TypeAsync(BoardPage page, string text)
    {
        await page.Page.FocusAsync(Search);
        await page.Page.EvaluateExpressionAsync($"document.querySelector('{Search}').select()");
        await page.Page.Keyboard.TypeAsync(text);
    }

    private static async Task TabToAsync(BoardPage page, string isThere)
    {
        const int Most = 60;
        for (int i = 0; i < Most; i++)
        {
            await page.Page.Keyboard.PressAsync("Tab");
            if (await page.ReadAsync<bool>(isThere))
                return;
        }

        Assert.Fail($"The tab key does not reach: {isThere}");
    }

    private static IReadOnlyList<FakeBusiness> Fill(FakeGraph graph) => [graph.AddBusiness(TestBoard.First, "First Business")
        .AddOwnedAccount(Account("1", "Delta", "ACTIVE", "REJECTED", "DE"))
        .AddOwnedAccount(Account("2", "Beta", "RESTRICTED", "APPROVED", "BR"))
        .AddOwnedAccount(Account("3", "Casa Luna", "RESTRICTED", "APPROVED", "US"))
        .AddClientAccount(Account("4", "Alpha", "ACTIVE", "APPROVED", null))];

    private static WhatsAppBusinessAccount Account(string id, string name, string status, string review, string? country) => new()
    {
        Id = id,
        Name = name,
        Status = status,
        AccountReviewStatus = review,
        Country = country,
        PhoneNumbers = new GraphList<WhatsAppBusinessPhoneNumber>
        {
            Items = [new() { Id = $"{id}1", DisplayPhoneNumber = name == "Delta" ? "+1 (631) 555-0003" : null }],
        },
    };
}
