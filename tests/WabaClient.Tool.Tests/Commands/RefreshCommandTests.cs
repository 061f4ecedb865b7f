using System.Text.Json;
using WabaClient.Testing;
using WabaClient.Tool.Tests.Support;

namespace WabaClient.Tool.Tests.Commands;

public sealed class RefreshCommandTests
{
    [Fact]
    public async Task Each_change_is_printed_once()
    {
        await using TestGraph test = await TestGraph.StartAsync();
        using TempFolder folder = new();
        string state = folder.PathOf("new/folder/state.json");
        FakeBusiness business = test.Graph.AddBusiness("42")
            .AddOwnedAccount(new() { Id = "1", Name = "One" })
            .AddClientAccount(new() { Id = "2", Name = "Two" });

        ToolResult first = await test.RunAsync("refresh", "--state", state, "-o", "ndjson");
        ToolResult second = await test.RunAsync("refresh", "--state", state, "-o", "ndjson");
        business.RemoveOwnedAccount("1");
        business.AddOwnedAccount(new() { Id = "1", Name = "Uno" });
        ToolResult third = await test.RunAsync("refresh", "42", "--state", state, "-o", "csv");

        Assert.Equal(["added 1", "added 2"], first.OutputLines.Select(Describe).Order(StringComparer.Ordinal));
        Assert.Equal(0, second.ExitCode);
        Assert.Empty(second.Output);
        Assert.Empty(second.Error);
        Assert.Equal(["kind,business_id,edge,account_id,name,summary", "changed,42,owned,1,Uno,name: One → Uno"], third.OutputLines);
        Planted.AssertAbsent(await File.ReadAllTextAsync(state));
    }

    [Fact]
    public async Task A_failing_edge_does_not_stop_the_others()
    {
        await using TestGraph test = await TestGraph.StartAsync();
        using TempFolder folder = new();
        test.Graph.AddBusiness("42").AddOwnedAccounts(3);
        test.Graph.AddBusiness("43").AddOwnedAccounts(3);
        test.Graph.Inject(GraphFault.PermissionDenied().ForBusiness("43").Always());

        ToolResult some = await test.RunAsync("refresh", "--state", folder.PathOf("some"), "-o", "json");
        ToolResult all = await test.RunAsync("refresh", "43", "--state", folder.PathOf("all"), "-o", "json");

        Assert.Equal(6, some.ExitCode);
        Assert.Equal(3, JsonDocument.Parse(some.Output).RootElement.GetArrayLength());
        Assert.Equal(4, all.ExitCode);
        Assert.Empty(all.Output);
        Assert.All(all.ErrorLines, line => Assert.Equal("43", JsonDocument.Parse(line).RootElement.GetProperty("business_id").GetString()));
    }

    [Fact]
    public async Task A_state_file_that_cannot_be_used_is_a_failure()
    {
        await using TestGraph test = await TestGraph.StartAsync();
        using TempFolder folder = new();
        string inUse = folder.PathOf("in-use");
        using JsonFileInventoryStore store = new(inUse);

        ToolResult locked = await test.RunAsync("refresh", "--state", inUse);
        ToolResult damaged = await test.RunAsync("refresh", "--state", folder.Write("damaged", "{"));

        Assert.Equal(1, locked.ExitCode);
        Assert.Contains("in use", Assert.Single(locked.ErrorLines), StringComparison.Ordinal);
        Assert.Equal(1, damaged.ExitCode);
        Assert.Contains("damaged", Assert.Single(damaged.ErrorLines), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_state_file_that_is_a_folder_or_of_a_newer_version_is_a_failure()
    {
        await using TestGraph test = await TestGraph.StartAsync();
        using TempFolder folder = new();
        Directory.CreateDirectory(folder.PathOf("folder"));

        ToolResult isFolder = await test.RunAsync("refresh", "--state", folder.PathOf("folder"));
        ToolResult isNewer = await test.RunAsync("refresh", "--state", folder.Write("newer", "{\"version\":9}"));

        Assert.Equal(1, isFolder.ExitCode);
        Assert.Contains("is a folder", Assert.Single(isFolder.ErrorLines), StringComparison.Ordinal);
        Assert.Equal(1, isNewer.ExitCode);
        Assert.Contains("has version 9", Assert.Single(isNewer.ErrorLines), StringComparison.Ordinal);
        Assert.Contains("update waba", isNewer.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Accounts_that_may_be_gone_are_reported_once_and_not_by_the_command_that_accepts_it()
    {
        await using TestGraph test = await TestGraph.StartAsync();
        using TempFolder folder = new();
        FakeBusiness business = test.Graph.AddBusiness("42").AddOwnedAccounts(5);
        string reported = folder.PathOf("reported");
        string accepted = folder.PathOf("accepted");
        await test.RunAsync("refresh", "42", "--state", reported);
        await test.RunAsync("refresh", "42", "--state", accepted);
        business.HideOwnedAccounts(_ => true);

        ToolResult report = await test.RunAsync("refresh", "42", "--state", reported);
        ToolResult accept = await test.RunAsync("refresh", "42", "--accept-removals", "--state", accepted, "-o", "ids");

        Assert.Single(report.ErrorLines, line => line.Contains("may be gone", StringComparison.Ordinal));
        Assert.DoesNotContain("may be gone", accept.Error, StringComparison.Ordinal);
        Assert.Equal(5, accept.OutputLines.Length);
    }

    [Fact]
    public async Task A_state_file_that_cannot_be_written_is_a_failure_that_names_it()
    {
        await using TestGraph test = await TestGraph.StartAsync();
        using TempFolder folder = new();
        test.Graph.AddBusiness("42").AddOwnedAccounts(1);

        // The name of the file that is written before the state is replaced.
        Directory.CreateDirectory(folder.PathOf("state.tmp"));
        ToolResult result = await test.RunAsync("refresh", "--state", folder.PathOf("state"));

        Assert.Equal(1, result.ExitCode);
        Assert.Contains("The state file cannot be written.", Assert.Single(result.ErrorLines), StringComparison.Ordinal);
        Assert.Contains("state.tmp", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_a_state_file_the_state_belongs_to_the_token()
    {
        await using TestGraph test = await TestGraph.StartAsync();
        using TempFolder folder = new();
        test.Graph.AddBusiness("42").AddOwnedAccounts(1);
        test.Environment["XDG_DATA_HOME"] = folder.PathOf("data");

        ToolResult first = await test.RunAsync("refresh", "-o", "ids");
        ToolResult second = await test.RunAsync("refresh", "-o", "ids");

        Assert.Single(first.OutputLines);
        Assert.Empty(second.Output);
        string file = Assert.Single(Directory.GetFiles(folder.PathOf("data/waba"), "*.json"));
        Planted.AssertAbsent(file);
    }

    private static string Describe(string line)
    {
        JsonElement change = JsonDocument.Parse(line).RootElement;
        return $"{change.GetProperty("kind")} {change.GetProperty("account_id")}";
    }
}
