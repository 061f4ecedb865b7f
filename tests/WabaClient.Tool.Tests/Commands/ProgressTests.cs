using Microsoft.Extensions.Time.Testing;
using WabaClient.Testing;
using WabaClient.Tool.Tests.Support;

namespace WabaClient.Tool.Tests.Commands;

public sealed class ProgressTests
{
    private static readonly DateTimeOffset Start = new(2026, 11, 28, 12, 2, 10, TimeSpan.Zero);

    [Fact]
    public async Task A_terminal_shows_accounts_pages_calls_and_the_end_of_a_wait()
    {
        ToolResult result = await ListThrottledAsync(new Screen(80, HasColor: false, CanRedraw: true));

        Assert.Equal(0, result.ExitCode);
        Assert.Matches(@"throttled; continues at \d\d:\d\d:\d\d \(100 accounts, 1 page, 2 calls", result.Error);
        Assert.Matches(@"150 accounts, 2 pages, 3 calls.*\.\s*$", result.Error);
    }

    [Fact]
    public async Task A_narrow_terminal_still_shows_the_end_of_a_wait()
    {
        ToolResult result = await ListThrottledAsync(new Screen(40, HasColor: true, CanRedraw: true));

        Assert.Matches(@"throttled; continues at \d\d:\d\d:\d\d", result.Error);
    }

    [Fact]
    public async Task Without_a_terminal_nothing_is_shown()
    {
        ToolResult result = await ListThrottledAsync(screen: null);

        Assert.Equal(0, result.ExitCode);
        Assert.Empty(result.Error);
    }

    private static async Task<ToolResult> ListThrottledAsync(Screen? screen)
    {
        await using TestGraph test = await TestGraph.StartAsync();
        test.Graph.AddBusiness("42").AddOwnedAccounts(150);
        test.Graph.Inject(GraphFault.RateLimited(TimeSpan.FromMinutes(1)).OnPage(2));
        test.Environment["Waba__MaxRateLimitWait"] = "00:10:00";
        test.Environment["Waba__MaxRetryAttempts"] = "1";

        // The clock below also drives the time-outs, which are not what is tested.
        test.Environment["Waba__AttemptTimeout"] = "1.00:00:00";
        FakeTimeProvider clock = new(Start);
        ToolRun run = test.Tool();
        run.ErrorScreen = screen;
        run.Clock = clock;

        Task<ToolResult> running = run.RunAsync("list", "42", "-o", "ids");
        while (await Task.WhenAny(running, Task.Delay(TimeSpan.FromMilliseconds(20))) != running)
            clock.Advance(TimeSpan.FromSeconds(1));
        return await running;
    }
}
