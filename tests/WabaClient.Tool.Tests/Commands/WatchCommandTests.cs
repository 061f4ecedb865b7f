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

        using RunningTool first = Start(test, state);
        await first.UntilPrintedAsync("\"1\"");
        business.AddOwnedAccount(new() { Id = "2", Name = "Two" });
        await first.UntilPrintedAsync("\"2\"");
        ToolResult before = await first.InterruptAsync();
        business.AddOwnedAccount(new() { Id = "3", Name = "Three" });
        using RunningTool second = Start(test, state);
        await second.UntilPrintedAsync("\"3\"");
        ToolResult after = await second.InterruptAsync();

        Assert.Equal(130, before.ExitCode);
        Assert.Equal(["1", "2"], before.OutputLines.Select(AccountOf));
        Assert.Equal(["3"], after.OutputLines.Select(AccountOf));
        JsonElement interruption = JsonDocument.Parse(after.ErrorLines[^1]).RootElement;
        Assert.Equal($"waba watch 42 --every 1s --state {state} --output ndjson", interruption.GetProperty("resume").GetString());
    }

    [Fact]
    public async Task A_state_file_that_cannot_be_written_is_reported_and_tried_again()
    {
        await using TestGraph test = await TestGraph.StartAsync();
        using TempFolder folder = new();
        test.Graph.AddBusiness("42").AddOwnedAccounts(3).AddClientAccounts(3);

        // The name of the file that is written before the state is replaced.
        string blocked = folder.PathOf("state.tmp");
        Directory.CreateDirectory(blocked);
        using RunningTool watch = Start(test, folder.PathOf("state"));
        await watch.Error.WaitForAsync("The state file cannot be written.");
        Directory.Delete(blocked);
        await watch.UntilPrintedAsync("added");
        ToolResult result = await watch.InterruptAsync();

        Assert.Equal(130, result.ExitCode);
        Assert.Equal(2, result.ErrorLines.Distinct().Count());
    }

    [Theory]
    [InlineData("watch")]
    [InlineData("refresh")]
    public async Task A_reader_that_leaves_ends_it_without_a_message(string command)
    {
        await using TestGraph test = await TestGraph.StartAsync();
        using TempFolder folder = new();
        test.Graph.AddBusiness("42").AddOwnedAccounts(3);
        ToolRun run = test.Tool();
        run.Output = new FailingStream(new OutputException(new IOException("Broken pipe"), isClosed: true));

        ToolResult result = await run.RunAsync(command, "42", "--state", folder.PathOf("state")).WaitAsync(WabaProcess.Patience);

        Assert.Equal(0, result.ExitCode);
        Assert.Empty(result.Error);
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

    private static RunningTool Start(TestGraph test, string state) =>
        new(test.Tool(), "watch", "42", "--every", "1s", "--state", state, "-o", "ndjson");
}
