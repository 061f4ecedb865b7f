using System.Text;

namespace WabaClient.Tool.Board.Tests.Server;

/// <summary>The events that a browser receives if it connects late, reconnects or reads slowly.</summary>
public sealed class BoardEventsTests
{
    private readonly BoardEvents _events = new();

    [Fact]
    public async Task A_browser_hears_what_is_published_after_it_came()
    {
        _events.Publish("edges", "[1]"u8);
        using BoardListener listener = _events.Listen(after: null);
        _events.Publish("edges", "[2]"u8);

        string heard = await HearAsync(listener, "[2]");

        Assert.Contains($$"""data: {"run":"{{_events.Run}}","complete":false}""", heard, StringComparison.Ordinal);
        Assert.DoesNotContain("[1]", heard, StringComparison.Ordinal);
        Assert.Contains($"id: {_events.Run}-2\nevent: edges\ndata: [2]\n\n", heard, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_browser_that_comes_back_hears_what_it_missed()
    {
        _events.Publish("edges", "[1]"u8);
        _events.Publish("edges", "[2]"u8);
        _events.Publish("edges", "[3]"u8);
        using BoardListener listener = _events.Listen($"{_events.Run}-1");

        string heard = await HearAsync(listener, "[3]");

        Assert.Contains("\"complete\":true", heard, StringComparison.Ordinal);
        Assert.DoesNotContain("[1]", heard, StringComparison.Ordinal);
        Assert.True(heard.IndexOf("[2]", StringComparison.Ordinal) < heard.IndexOf("[3]", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("0123456789ab-1")]
    [InlineData("{run}-9999")]
    [InlineData("{run}-0")]
    [InlineData("{run}-x")]
    [InlineData("{run}")]
    [InlineData("")]
    public async Task A_browser_that_missed_too_much_has_to_load_again(string after)
    {
        for (int i = 0; i < 600; i++)
            _events.Publish("edges", "[0]"u8);
        using BoardListener listener = _events.Listen(after.Replace("{run}", _events.Run, StringComparison.Ordinal));

        Assert.Contains("\"complete\":false", await HearAsync(listener, "hello"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_browser_that_does_not_read_is_told_to_load_again_and_nobody_waits_for_it()
    {
        using BoardListener slow = _events.Listen(after: null);
        for (int i = 0; i < 1_000; i++)
            _events.Publish("changes", "[]"u8);
        using MemoryStream body = new();

        await slow.WriteToAsync(body, TestContext.Current.CancellationToken);

        string heard = Encoding.UTF8.GetString(body.ToArray());
        Assert.EndsWith("event: reload\ndata: {}\n\n", heard, StringComparison.Ordinal);
        Assert.True(heard.Length < 50_000, "What the browser did not read is not kept.");
    }

    [Fact]
    public async Task A_browser_that_does_not_read_large_events_is_told_to_load_again_after_a_few()
    {
        const int FewEvents = 10;
        byte[] megabyte = Encoding.UTF8.GetBytes($"[\"{new string('x', 1024 * 1024)}\"]");
        using BoardListener slow = _events.Listen(after: null);
        for (int i = 0; i < FewEvents; i++)
            _events.Publish("changes", megabyte);
        using MemoryStream body = new();

        await slow.WriteToAsync(body, TestContext.Current.CancellationToken);

        Assert.EndsWith("event: reload\ndata: {}\n\n", Encoding.UTF8.GetString(body.ToArray()), StringComparison.Ordinal);
    }

    [Fact]
    public void A_browser_that_has_gone_is_forgotten()
    {
        using (_events.Listen(after: null))
            Assert.Equal(1, _events.Listeners);

        Assert.Equal(0, _events.Listeners);
    }

    private static async Task<string> HearAsync(BoardListener listener, string until)
    {
        using CancellationTokenSource enough = new();
        using HeardStream body = new(until, enough);
        try
        {
            await listener.WriteToAsync(body, enough.Token);
        }
        catch (OperationCanceledException)
        {
        }

        return Encoding.UTF8.GetString(body.ToArray());
    }

    private sealed class HeardStream(string until, CancellationTokenSource enough) : MemoryStream
    {
        public override async ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
        {
            await base.WriteAsync(buffer, CancellationToken.None);
            if (Encoding.UTF8.GetString(buffer.Span).Contains(until, StringComparison.Ordinal))
                await enough.CancelAsync();
        }
    }
}
