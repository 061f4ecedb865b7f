using PuppeteerSharp;
using WabaClient.Tool.Board.Tests.Support;

namespace WabaClient.Tool.Board.Tests.Browser;

/// <summary>The demo shows everything within a minute. With WABA_BOARD_SCREENSHOTS, this test takes the pictures of docs/board.</summary>
[Collection(BrowserTests.Name)]
public sealed class DemoTests(Chromium chromium)
{
    private const string Failing = "#/businesses/104520398817203";

    [Fact]
    public async Task The_demo_shows_a_past_changes_a_failure_a_throttle_and_pending_removals()
    {
        await using TestBoard board = await TestBoard.StartDemoAsync();
        await using BoardPage page = await chromium.OpenAsync(board, width: 1120, height: 700);

        await page.UntilAsync("document.querySelectorAll('.chart rect.added').length > 5");
        await page.UntilTextAsync("Owned edge of Fabrikam Health has been failing");
        await page.UntilTextAsync("removals pending on the owned edge");
        await page.UntilTextAsync("Wingtip Travel is throttled by Graph");
        await ShootAsync(page, "overview");
        await page.GoToAsync("#/businesses");
        await ShootAsync(page, "businesses");
        await page.GoToAsync("#/accounts?status=RESTRICTED");
        await ShootAsync(page, "accounts");
        await page.GoToAsync("#/numbers");
        await ShootAsync(page, "numbers");
        await page.GoToAsync("#/changes");
        await ShootAsync(page, "changes");
        await page.GoToAsync("#/limits");
        await ShootAsync(page, "limits");
        await page.GoToAsync(Failing);
        await page.ClickButtonAsync("Diagnose");
        await page.UntilTextAsync("Diagnose again");
        await ShootAsync(page, "diagnosis");
        await page.GoToAsync("#/");
        await page.Page.EmulateMediaFeaturesAsync(
            [new MediaFeatureValue { MediaFeature = MediaFeature.PrefersColorScheme, Value = "dark" }]);
        await ShootAsync(page, "dark");
        await page.Page.SetViewportAsync(new ViewPortOptions { Width = 360, Height = 740 });
        await page.GoToAsync("#/accounts");
        await ShootAsync(page, "phone");
    }

    private static async Task ShootAsync(BoardPage page, string name)
    {
        await page.UntilAsync("document.querySelectorAll('#main .row, #main .panel').length > 1");
        byte[] picture = await page.Page.ScreenshotDataAsync();
        Assert.NotEmpty(picture);
        if (Environment.GetEnvironmentVariable("WABA_BOARD_SCREENSHOTS") is { Length: > 0 } folder)
            await File.WriteAllBytesAsync(Path.Combine(folder, $"{name}.png"), picture);
    }
}
