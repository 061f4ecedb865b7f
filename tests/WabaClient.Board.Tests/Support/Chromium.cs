using PuppeteerSharp;

namespace WabaClient.Tool.Board.Tests.Support;

/// <summary>One browser for all tests that need one. It is never downloaded: without Debian's Chromium the tests are skipped.</summary>
public sealed class Chromium : IAsyncLifetime
{
    private const string Executable = "/usr/bin/chromium";
    private const int Limit = 180_000;

    private IBrowser? _browser;

    public async ValueTask InitializeAsync()
    {
        if (!File.Exists(Executable))
            return;
        _browser = await Puppeteer.LaunchAsync(new LaunchOptions
        {
            ExecutablePath = Executable,
            Timeout = Limit,
            ProtocolTimeout = Limit,
            Args =
            [
                "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
                "--disable-component-update", "--disable-sync",
            ],
        });
    }

    public async ValueTask DisposeAsync()
    {
        if (_browser is not null)
            await _browser.DisposeAsync();
    }

    /// <summary>Opens the board in a separate browser, with the printed address.</summary>
    internal async Task<BoardPage> OpenAsync(TestBoard board, string view = "#/", int width = 1280, int height = 800, bool isDark = false)
    {
        Assert.SkipWhen(_browser is null, "Chromium is not installed. Install it with: apt-get install chromium");
        IBrowserContext context = await _browser!.CreateBrowserContextAsync();
        IPage page = await context.NewPageAsync();
        page.DefaultTimeout = Limit;
        BoardPage opened = new(context, page, board);
        await page.SetViewportAsync(new ViewPortOptions { Width = width, Height = height });
        await page.EmulateMediaFeaturesAsync(
            [new MediaFeatureValue { MediaFeature = MediaFeature.PrefersColorScheme, Value = isDark ? "dark" : "light" }]);
        await page.GoToAsync($"{board.Server.Address}{view}");
        await opened.UntilLoadedAsync();
        return opened;
    }
}
