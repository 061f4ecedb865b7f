using WabaClient.Tool.Tests.Support;

namespace WabaClient.Tool.Tests.Processes;

[Collection(OneByOne.Name)]
public sealed class PipeTests
{
    private static readonly Dictionary<string, string> None = [];

    [Fact]
    public async Task A_reader_that_leaves_ends_the_command_quietly_and_without_further_calls()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "There is no bash.");
        await using TestGraph test = await TestGraph.StartAsync();
        test.Graph.AddBusiness("42").AddOwnedAccounts(20_000);

        ToolResult result = await WabaProcess.BashAsync(
            test.Environment, "dotnet \"$WABA\" list 42 -o ndjson | head -n 1; echo ${PIPESTATUS[0]}");

        Assert.Empty(result.Error);
        Assert.Equal("0", result.OutputLines[1]);
        Assert.InRange(test.Graph.Journal.TotalRequests, 1, 150);
    }

    [Fact]
    public async Task Nobody_has_to_read_the_errors()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "There is no bash.");

        ToolResult result = await WabaProcess.BashAsync(None, "{ dotnet \"$WABA\" get 1 --fake 2>&1 >/dev/null; echo $? >&2; } | true");

        Assert.Equal("1", Assert.Single(result.ErrorLines));
    }

    [Fact]
    public async Task Output_that_cannot_be_written_is_a_failure()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "There is no /dev/full.");

        ToolResult result = await WabaProcess.BashAsync(None, "dotnet \"$WABA\" businesses --fake > /dev/full");

        Assert.Equal(1, result.ExitCode);
        Assert.Single(result.ErrorLines);
    }

    [Fact]
    public async Task Others_can_write_to_the_same_file_before_and_afterwards()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "There is no bash.");
        using TempFolder folder = new();
        string path = folder.PathOf("all.txt");

        await WabaProcess.BashAsync(None, $"{{ echo before; dotnet \"$WABA\" businesses --fake -o ids; echo after; }} > '{path}'");

        Assert.Equal(["before", "1234567890", "1234567891", "1234567892", "after"], await File.ReadAllLinesAsync(path));
    }

    [Fact]
    public async Task No_secret_is_in_the_list_of_processes()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "There is no /proc.");
        await using TestGraph test = await TestGraph.StartAsync();
        test.Graph.AddBusiness("42").AddOwnedAccounts(1);
        Task arrived = test.WaitForAsync(_ => true);
        test.Graph.Inject(WabaClient.Testing.GraphFault.StalledHeaders().Always());
        test.Environment.Remove("Waba__AccessToken");

        await using WabaProcess process = WabaProcess.Start(test.Environment, "list", "42", "--token-file", "-");
        await process.Input.WriteLineAsync(Planted.Token);
        process.Input.Close();
        await arrived;
        string commandLine = await File.ReadAllTextAsync($"/proc/{process.Id}/cmdline");
        await process.InterruptAsync();

        Planted.AssertAbsent(commandLine);
        Assert.Contains("--token-file", commandLine, StringComparison.Ordinal);
        Assert.Equal(130, (await process.WaitForExitAsync()).ExitCode);
    }
}
