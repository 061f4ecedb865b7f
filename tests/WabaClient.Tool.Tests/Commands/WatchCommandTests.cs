using System.Text.Json;
using WabaClient.Testing;
using WabaClient.Tool.Tests.Support;

namespace WabaClient.Tool.Tests.Commands;

public sealed class WatchCommandTests
{
    [Fact]
    public async Task Each_change_is_printed_once_across_restarts()
    {
        await using TestGraph test = await TestGraph.StartAsync();
        using TempFolder folder = new();
        string state = folder.PathOf("state.json");
        FakeBusiness business = test.Graph.AddBusiness("42").AddOwnedAccount(new() { Id = "1", Name = "One" });

        using Watch first = Start(test, state);
        await first.UntilPrintedAsync("\"1\"");
        business.AddOwnedAccount(new() { Id = "2", Name = "Two" });
        await first.UntilPrintedAsync("\"2\"");
        ToolResult before = await first.InterruptAsync();
        business.AddOwnedAccount(new() { Id = "3", Name = "Three" });
        using Watch second = Start(test, state);
        await second.UntilPrintedAsync("\"3\"");
        ToolResult after = await second.InterruptAsync();

        Assert.Equal(130, before.ExitCode);
        Assert.Equal(["1", "2"], before.OutputLines.Select(AccountOf));
        Assert.Equal(["3"], after.OutputLines.Select(AccountOf));
        Assert.Contains($"  waba watch 42 --every 1s --state {state} --output ndjson", after.ErrorLines);
    }

    [Fact]
    public async Task A_token_that_is_refused_ends_it_at_the_start()
    {
        await using TestGraph test = await TestGraph.StartAsync();
        using TempFolder folder = new();
        test.Graph.RevokeToken(Planted.Token);

        ToolResult result = await test.RunAsync("watch", "--state", folder.PathOf("state.json"));

        Assert.Equal(4, result.ExitCode);
    }

    private static string AccountOf(string line) => JsonDocument.Parse(line).RootElement.GetProperty("account_id").GetString()!;

    private static Watch Start(TestGraph test, string state) =>
        new(test.Tool(), "watch", "42", "--every", "1s", "--state", state, "-o", "ndjson");

    /// <summary>A watch that runs until it is interrupted.</summary>
    private sealed class Watch : IDisposable
    {
        private readonly CancellationTokenSource _interrupts = new();
        private readonly NotifyingStream _output = new();
        private readonly Task<ToolResult> _running;

        public Watch(ToolRun run, params string[] args)
        {
            run.Interrupts = _interrupts.Token;
            run.Output = _output;
            _running = run.RunAsync(args);
        }

        public Task UntilPrintedAsync(string text) => _output.WaitForAsync(text);

        public async Task<ToolResult> InterruptAsync()
        {
            await _interrupts.CancelAsync();
            return await _running;
        }

        public void Dispose()
        {
            _interrupts.Dispose();
            _output.Dispose();
        }
    }
}
