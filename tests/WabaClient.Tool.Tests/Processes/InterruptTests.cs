using System.Text.Json;
using WabaClient.Testing;
using WabaClient.Tool.Tests.Support;

namespace WabaClient.Tool.Tests.Processes;

[Collection(OneByOne.Name)]
public sealed class InterruptTests
{
    [Fact]
    public async Task The_command_that_an_interrupt_leaves_behind_lists_exactly_the_rest()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "There is no SIGINT.");
        await using TestGraph test = await TestGraph.StartAsync();
        test.Graph.AddBusiness("42").AddOwnedAccounts(350);
        string[] all = (await test.RunAsync("list", "42", "-o", "ids", "--sort", "oldest")).OutputLines;
        Task arrived = test.WaitForAsync(request => request.Page == 3);
        test.Graph.Inject(GraphFault.StalledBody().OnPage(3));

        await using WabaProcess process = WabaProcess.Start(test.Environment, "list", "42", "-o", "ids", "--sort", "oldest");
        await arrived;
        await process.WaitForOutputAsync(all[199]);
        await process.InterruptAsync();
        ToolResult interrupted = await process.WaitForExitAsync();
        string command = interrupted.ErrorLines[^1].Trim();
        ToolResult rest = await test.RunAsync(command.Split(' ')[1..]);

        Assert.Equal(130, interrupted.ExitCode);
        Assert.StartsWith("waba list 42 --cursor ", command, StringComparison.Ordinal);
        Assert.Equal(all, interrupted.OutputLines.Concat(rest.OutputLines));
    }

    [Fact]
    public async Task With_several_businesses_each_unfinished_edge_has_its_command()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "There is no SIGINT.");
        await using TestGraph test = await TestGraph.StartAsync();
        for (int i = 0; i < 15; i++)
            test.Graph.AddBusiness($"{40 + i}").AddOwnedAccounts(i == 0 ? 10 : 150);
        string[] all = (await test.RunAsync("list", "-o", "ids")).OutputLines;
        Task arrived = test.WaitForAsync(request => request.Page == 2);
        test.Graph.Inject(GraphFault.StalledHeaders().When(request => request.Page == 2).Always());
        using CancellationTokenSource interrupts = new();
        ToolRun run = test.Tool();
        run.Interrupts = interrupts.Token;

        Task<ToolResult> running = run.RunAsync("list", "-o", "ids");
        await arrived;
        await interrupts.CancelAsync();
        ToolResult interrupted = await running;
        test.Graph.ClearFaults();
        string[] commands = [.. interrupted.ErrorLines.Where(line => line.StartsWith("  waba list ", StringComparison.Ordinal))];

        Assert.Equal(130, interrupted.ExitCode);
        Assert.Equal(10, commands.Length);
        Assert.Matches(@"^Interrupted; unfinished: 1\d businesses\.", interrupted.ErrorLines[0]);
        Assert.All(commands, command => Assert.Contains(" --source", command, StringComparison.Ordinal));
        ToolResult rest = await test.RunAsync(commands[0].Split(' ', StringSplitOptions.RemoveEmptyEntries)[1..]);
        Assert.Empty(interrupted.OutputLines.Intersect(rest.OutputLines));
        Assert.Subset(all.ToHashSet(), rest.OutputLines.ToHashSet());
    }

    [Fact]
    public async Task With_a_json_output_each_unfinished_edge_is_one_object()
    {
        await using TestGraph test = await TestGraph.StartAsync();
        test.Graph.AddBusiness("42").AddOwnedAccounts(150).AddClientAccounts(150);
        Task arrived = test.WaitForAsync(request => request.Page == 2);
        test.Graph.Inject(GraphFault.StalledHeaders().When(request => request.Page == 2).Always());
        using CancellationTokenSource interrupts = new();
        ToolRun run = test.Tool();
        run.Interrupts = interrupts.Token;

        Task<ToolResult> running = run.RunAsync("list", "42", "--edge", "both", "-o", "json");
        await arrived;
        await interrupts.CancelAsync();
        ToolResult interrupted = await running;

        Assert.Equal(130, interrupted.ExitCode);
        JsonElement[] errors = [.. interrupted.ErrorLines.Select(line => JsonDocument.Parse(line).RootElement)];
        Assert.Equal(["owned", "client"], errors.Select(error => error.GetProperty("edge").GetString()));
        Assert.All(errors, error =>
        {
            Assert.Equal("InterruptedException", error.GetProperty("error").GetString());
            Assert.Equal("42", error.GetProperty("business_id").GetString());
            Assert.Equal(130, error.GetProperty("exit_code").GetInt32());
            Assert.StartsWith("waba list 42 ", error.GetProperty("resume").GetString(), StringComparison.Ordinal);
        });
    }

    [Fact]
    public async Task The_fake_prints_its_address_first_and_ends_with_an_interrupt()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "There is no SIGINT.");
        await using WabaProcess process = WabaProcess.Start(new Dictionary<string, string>(), "fake", "--port", "0");
        await process.WaitForOutputAsync("Ctrl-C");
        await process.InterruptAsync();
        ToolResult result = await process.WaitForExitAsync();

        Assert.Equal(0, result.ExitCode);
        Assert.Matches(@"^http://127\.0\.0\.1:\d+/$", result.OutputLines[0]);
        Assert.Contains(result.OutputLines, line => line.TrimStart().StartsWith("curl ", StringComparison.Ordinal));
    }
}
