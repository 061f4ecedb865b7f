using WabaClient.Testing;
using WabaClient.Tool.Board.Tests.Support;

namespace WabaClient.Tool.Board.Tests.Browser;

public sealed partial class ListTests
{
    [Fact]
    public async Task A_hundred_thousand_accounts_are_a_few_rows_on_the_screen()
    {
        await using TestBoard board = await TestBoard.StartAsync();
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
}
