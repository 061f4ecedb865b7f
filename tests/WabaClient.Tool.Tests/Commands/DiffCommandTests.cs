using System.Text.Json;
using WabaClient.Tool.Tests.Support;

namespace WabaClient.Tool.Tests.Commands;

public sealed class DiffCommandTests
{
    private const string Before = """
        {"business_id":"42","edge":"owned","id":"1","name":"One","country":"AT"}
        {"business_id":"42","edge":"owned","id":"2","name":"Two","country":"AT"}
        {"business_id":"42","edge":"owned","id":"3","name":"Three","country":"AT"}
        {"business_id":"43","edge":"owned","id":"3","name":"Three","country":"AT"}
        """;

    private const string After = """
        [{"business_id":"42","edge":"owned","id":"1","name":"Uno","status":"ACTIVE"},
        {"business_id":"42","edge":"client","id":"2","name":"Two","status":"ACTIVE"},
        {"business_id":"42","edge":"owned","id":"4","name":"Four","status":"ACTIVE"},
        {"business_id":"43","edge":"owned","id":"3","name":"Three","status":"ACTIVE"}]
        """;

    [Fact]
    public async Task Changes_are_rows_and_fields_of_one_file_only_do_not_count()
    {
        using TempFolder folder = new();

        ToolResult result = await new ToolRun().RunAsync(
            "diff", folder.Write("old", Before), folder.Write("new", After), "-o", "ndjson", "--exit-code");

        Assert.Equal(3, result.ExitCode);
        JsonElement[] changes = [.. result.OutputLines.Select(line => JsonDocument.Parse(line).RootElement)];
        Assert.Equal(
            ["added 4", "changed 1", "moved 2", "removed 3"],
            changes.Select(change => $"{change.GetProperty("kind")} {change.GetProperty("account_id")}").Order(StringComparer.Ordinal));
        JsonElement changed = changes.Single(change => change.GetProperty("kind").GetString() == "changed");
        Assert.Equal("name: One → Uno", changed.GetProperty("summary").GetString());
        Assert.Equal("client", changes.Single(change => change.GetProperty("kind").GetString() == "moved").GetProperty("edge").GetString());
    }

    [Fact]
    public async Task An_account_that_left_both_edges_is_removed_from_both()
    {
        const string Both = """
            {"business_id":"42","edge":"owned","id":"5"}
            {"business_id":"42","edge":"client","id":"5"}
            """;
        using TempFolder folder = new();

        ToolResult result = await new ToolRun().RunAsync("diff", folder.Write("old", Both), folder.Write("new", ""), "-o", "ndjson");

        Assert.Equal(0, result.ExitCode);
        Assert.Equal(2, result.OutputLines.Count(line => line.Contains("removed", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Standard_input_is_one_of_the_two_files_at_most()
    {
        ToolResult result = await new ToolRun().RunAsync("diff", "-", "-");

        Assert.Equal(2, result.ExitCode);
        Assert.Contains("once", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Equal_files_have_no_changes()
    {
        using TempFolder folder = new();
        string path = folder.Write("same", Before);

        ToolResult result = await new ToolRun().RunAsync("diff", path, path, "--exit-code");
        ToolResult json = await new ToolRun().RunAsync("diff", path, path, "-o", "json");

        Assert.Equal(0, result.ExitCode);
        Assert.Empty(result.Output);
        Assert.Equal("[]", Assert.Single(json.OutputLines));
    }

    [Theory]
    [InlineData("not json")]
    [InlineData("[1]")]
    [InlineData("{\"name\":\"no id\"}")]
    public async Task A_file_that_is_no_listing_is_a_mistake(string text)
    {
        using TempFolder folder = new();

        ToolResult result = await new ToolRun().RunAsync("diff", folder.Write("old", text), folder.Write("new", Before));

        Assert.Equal(2, result.ExitCode);
        Assert.StartsWith("OLD was not written by", result.Error, StringComparison.Ordinal);
    }
}
