using System.Collections.Concurrent;
using System.Text.Json;
using PuppeteerSharp;

namespace WabaClient.Tool.Board.Tests.Support;

/// <summary>The board in a tab. When it is disposed, it checks that there was no console message and no request to another host.</summary>
internal sealed class BoardPage : IAsyncDisposable
{
    private const string View = "document.querySelector('#main > *')";

    // A list is drawn when its width is known.
    private const string IsDrawn = "document.querySelector('#main h1') && "
        + "(!document.querySelector('.table') || document.querySelector('.table .head .row'))";

    private readonly IBrowserContext _context;
    private readonly ConcurrentQueue<string> _complaints = new();

    public BoardPage(IBrowserContext context, IPage page, TestBoard board)
    {
        _context = context;
        Page = page;
        string origin = board.Origin;
        page.Console += (_, e) =>
        {
            if (e.Message.Type is ConsoleType.Error or ConsoleType.Warning && !IsOffline)
                _complaints.Enqueue($"console: {e.Message.Text}");
        };
        page.PageError += (_, e) => _complaints.Enqueue($"error: {e.Message}");
        page.Request += (_, e) =>
        {
            if (!e.Request.Url.StartsWith(origin, StringComparison.Ordinal))
                _complaints.Enqueue($"request: {e.Request.Url}");
        };
        page.Dialog += (_, e) => _complaints.Enqueue($"dialog: {e.Dialog.Message}");
    }

    public IPage Page { get; }

    /// <summary>Gets or sets whether the server is expected to be stopped; the browser then logs failed requests.</summary>
    public bool IsOffline { get; set; }

    /// <summary>Waits until everything has been loaded and the view shows it.</summary>
    public Task UntilLoadedAsync() => UntilAsync("/Live|Reading/.test(document.getElementById('connection').textContent)"
        + $" && document.getElementById('main').ariaBusy !== 'true' && {IsDrawn}");

    /// <summary>Waits until an expression in the page is true. One that fails is not true.</summary>
    public Task UntilAsync(string expression) => Until.TrueAsync(
        async () => await Page.EvaluateExpressionAsync<bool>(
            $"(() => {{ try {{ return Boolean({expression}); }} catch {{ return false; }} }})()"),
        $"{expression} at {Page.Url}");

    public Task UntilTextAsync(string text) =>
        UntilAsync($"document.body.textContent.includes({JsonSerializer.Serialize(text)})");

    public Task<T> ReadAsync<T>(string expression) => Page.EvaluateExpressionAsync<T>(expression);

    /// <summary>Shows another view, as a click on a link does.</summary>
    public async Task GoToAsync(string view)
    {
        string address = JsonSerializer.Serialize(view);
        await Page.EvaluateExpressionAsync(
            $"if (location.hash !== {address}) {{ {View}.dataset.isLeft = ''; location.hash = {address}; }} 0");
        await UntilAsync($"{View}.dataset.isLeft === undefined && {IsDrawn}");
    }

    public async Task ClickAsync(string selector)
    {
        await UntilAsync($"document.querySelector({JsonSerializer.Serialize(selector)}) !== null");
        await Page.EvaluateExpressionAsync($"document.querySelector({JsonSerializer.Serialize(selector)}).click()");
    }

    public async Task AssertNothingIsTooWideAsync()
    {
        Assert.Equal(0, await ReadAsync<int>("document.documentElement.scrollWidth - innerWidth"));
        Assert.Equal(0, await ReadAsync<int>("document.querySelector('#main').scrollWidth - document.querySelector('#main').clientWidth"));
    }

    /// <summary>Clicks the button with a text, which is visible and enabled.</summary>
    public async Task ClickButtonAsync(string text)
    {
        string button = "[...document.querySelectorAll('button')]"
            + $".find((each) => each.textContent.startsWith({JsonSerializer.Serialize(text)})"
            + " && each.offsetParent !== null && !each.getAttribute('aria-disabled'))";
        await UntilAsync(button);
        await Page.EvaluateExpressionAsync($"{button}.click()");
    }

    /// <summary>Responds to requests for a path instead of the server.</summary>
    public async Task ServeAsync(string path, string body)
    {
        await Page.SetRequestInterceptionAsync(true);
        Page.Request += async (_, e) =>
        {
            if (new Uri(e.Request.Url).AbsolutePath == path)
                await e.Request.RespondAsync(new ResponseData { Body = body, ContentType = "application/x-ndjson" });
            else
                await e.Request.ContinueAsync();
        };
    }

    /// <summary>Returns the texts of a column of the rows on the screen.</summary>
    public Task<string[]> ColumnAsync(int column) => ReadAsync<string[]>(
        "[...document.querySelectorAll('.table .body .row')].sort((a, b) => a.dataset.index - b.dataset.index)"
        + $".map((row) => row.children[{column}].textContent)");

    /// <summary>Waits until the rows of the list have these texts in a column.</summary>
    public Task UntilColumnAsync(int column, string[] texts) => Until.TrueAsync(
        async () => (await ColumnAsync(column)).SequenceEqual(texts), $"column {column} is: {string.Join(", ", texts)}");

    /// <summary>Fails if there was a console message, an error or a request to another host.</summary>
    public void AssertClean() => Assert.Empty(_complaints);

    public async ValueTask DisposeAsync()
    {
        await _context.CloseAsync();
        AssertClean();
    }
}
