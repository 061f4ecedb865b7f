using System.Text.Json;
using WabaClient.Testing;
using WabaClient.Tool.Tests.Support;

namespace WabaClient.Tool.Tests.Commands;

public sealed class ListCommandTests
{
    private static WhatsAppBusinessAccount OnDay(int day) => new()
    {
        Id = $"{100 + day}",
        Name = $"Day {day}",
        Country = "AT",
        CreationTime = new(2024, 1, day, 0, 0, 0, TimeSpan.Zero),
    };

    private static async Task<TestGraph> WithDaysAsync()
    {
        TestGraph test = await TestGraph.StartAsync();
        FakeBusiness business = test.Graph.AddBusiness("42");
        for (int day = 1; day <= 9; day++)
            business.AddOwnedAccount(OnDay(day));
        return test;
    }

    [Fact]
    public async Task A_table_has_a_heading_and_a_line_per_account()
    {
        ToolResult result = await ToolRun.FakeAsync("list", "1234567890");

        Assert.Equal(0, result.ExitCode);
        Assert.Empty(result.Error);
        Assert.Equal(251, result.OutputLines.Length);
        Assert.Equal(["id", "name", "currency", "timezone_id"], result.OutputLines[0].Split(' ', StringSplitOptions.RemoveEmptyEntries));
    }

    [Fact]
    public async Task All_formats_have_the_same_accounts_in_the_same_order()
    {
        string[] ids = (await ToolRun.FakeAsync("list", "1234567890", "-o", "ids")).OutputLines;
        string[] table = (await ToolRun.FakeAsync("list", "1234567890", "-o", "table")).OutputLines;
        string[] csv = (await ToolRun.FakeAsync("list", "1234567890", "-o", "csv")).OutputLines;
        string[] ndjson = (await ToolRun.FakeAsync("list", "1234567890", "-o", "ndjson")).OutputLines;
        using JsonDocument json = JsonDocument.Parse((await ToolRun.FakeAsync("list", "1234567890", "--output", "json")).Output);

        Assert.Equal(250, ids.Distinct().Count());
        Assert.Equal(ids, table.Skip(1).Select(line => line.Split(' ')[0]));
        Assert.Equal(ids, csv.Skip(1).Select(line => line.Split(',')[0]));
        Assert.Equal(ids, ndjson.Select(line => JsonSerializer.Deserialize<WhatsAppBusinessAccount>(line)!.Id.Value));
        Assert.Equal(ids, json.RootElement.EnumerateArray().Select(account => account.GetProperty("id").GetString()!));
    }

    [Fact]
    public async Task Without_a_business_it_lists_those_that_the_token_sees_and_names_them_first()
    {
        ToolResult result = await ToolRun.FakeAsync("list", "-o", "csv");

        Assert.StartsWith("business_id,edge,id,name,", result.OutputLines[0], StringComparison.Ordinal);
        Assert.Equal(3, result.OutputLines.Skip(1).Select(line => line.Split(',')[0]).Distinct().Count());
        Assert.Equal(751, result.OutputLines.Length);
    }

    [Fact]
    public async Task Both_edges_of_a_business_are_named_in_each_row()
    {
        ToolResult result = await ToolRun.FakeAsync("list", "1234567890", "--edge", "both", "-o", "ndjson");

        ILookup<string?, string> byEdge =
            result.OutputLines.ToLookup(line => JsonDocument.Parse(line).RootElement.GetProperty("edge").GetString());
        Assert.Equal(250, byEdge["owned"].Count());
        Assert.Equal(25, byEdge["client"].Count());
        Assert.All(
            result.OutputLines,
            line => Assert.StartsWith("{\"business_id\":\"1234567890\",\"edge\":", line, StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_client_edge_alone_is_not_named()
    {
        ToolResult result = await ToolRun.FakeAsync("list", "1234567890", "--edge", "client", "-o", "csv");

        Assert.Equal(26, result.OutputLines.Length);
        Assert.StartsWith("id,", result.OutputLines[0], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Ids_come_from_a_file_or_from_standard_input()
    {
        using TempFolder folder = new();
        const string Text = "\uFEFF# ours\r\n1234567891\r\n\r\n  1234567892  \n1234567891\n";
        ToolRun run = new() { Input = Text.TrimStart('\uFEFF') };

        ToolResult fromFile = await ToolRun.FakeAsync("list", "--businesses", folder.Write("ids.txt", Text), "-o", "ids");
        ToolResult fromInput = await run.RunAsync("list", "--businesses", "-", "-o", "ids", "--fake");

        Assert.Equal(500, fromFile.OutputLines.Length);
        Assert.Equal(fromFile.OutputLines.Order(), fromInput.OutputLines.Order());
    }

    [Fact]
    public async Task A_file_without_ids_lists_nothing()
    {
        using TempFolder folder = new();

        ToolResult result = await ToolRun.FakeAsync("list", "--businesses", folder.Write("ids.txt", "# none\n"), "-o", "ids");

        Assert.Equal(0, result.ExitCode);
        Assert.Empty(result.Output);
        Assert.Single(result.ErrorLines);
    }

    [Fact]
    public async Task A_token_that_sees_no_business_is_one_line_and_no_failure()
    {
        await using TestGraph test = await TestGraph.StartAsync();

        ToolResult result = await test.RunAsync("list");
        ToolResult json = await test.RunAsync("list", "-o", "json");

        Assert.Equal(0, result.ExitCode);
        Assert.Empty(result.Output);
        Assert.Single(result.ErrorLines);
        Assert.Equal("[]", Assert.Single(json.OutputLines));
        Assert.Equal(JsonValueKind.Object, JsonDocument.Parse(json.Error).RootElement.ValueKind);
    }

    [Theory]
    [InlineData("--since 2024-01-08", "108 109")]
    [InlineData("--until 2024-01-03", "101 102")]
    [InlineData("--since 2024-01-03 --until 2024-01-05", "103 104")]
    [InlineData("--since 2024-01-03T00:00:01Z --until 2024-01-05T00:00:01Z", "104 105")]
    [InlineData("--since 2024-01-08T01:00+01:00 --sort newest", "109 108")]
    public async Task The_first_time_is_included_and_the_last_is_not(string options, string expected)
    {
        await using TestGraph test = await WithDaysAsync();

        ToolResult result = await test.RunAsync(["list", "42", "-o", "ids", .. options.Split(' ')]);

        Assert.Equal(expected.Split(' '), result.OutputLines);
    }

    [Fact]
    public async Task Fields_become_columns_and_nested_values_are_summarised()
    {
        await using TestGraph test = await TestGraph.StartAsync();
        test.Graph.AddBusiness("42").AddOwnedAccounts(1, phoneNumbersPerAccount: 3);

        ToolResult table = await test.RunAsync(
            "list", "42", "--fields", "phone_numbers{id,verified_name},creation_time,owner_business_info");
        ToolResult json = await test.RunAsync("list", "42", "-o", "ndjson", "--fields", "phone_numbers.limit(1){id,verified_name},name");

        Assert.Equal(
            ["id", "phone_numbers", "creation_time", "owner_business_info"],
            table.OutputLines[0].Split(' ', StringSplitOptions.RemoveEmptyEntries));
        Assert.Contains("  3 numbers  ", table.OutputLines[1], StringComparison.Ordinal);
        Assert.Matches(@"  \d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ", table.OutputLines[1]);
        WhatsAppBusinessAccount account = JsonSerializer.Deserialize<WhatsAppBusinessAccount>(json.OutputLines[0])!;
        Assert.NotNull(Assert.Single(account.PhoneNumbers!.Items).VerifiedName);
    }

    [Fact]
    public async Task A_cursor_continues_a_listing()
    {
        await using TestGraph test = await TestGraph.StartAsync();
        test.Graph.AddBusiness("42").AddOwnedAccounts(250);
        string[] all = (await test.RunAsync("list", "42", "-o", "ids")).OutputLines;
        test.Graph.Inject(GraphFault.Html502().OnPage(3));

        ToolResult failed = await test.RunAsync("list", "42", "-o", "ids");
        string command = failed.ErrorLines.Single(line => line.StartsWith("  waba ", StringComparison.Ordinal));
        ToolResult rest = await test.RunAsync([.. command.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1..]]);

        Assert.Equal(1, failed.ExitCode);
        Assert.Equal(200, failed.OutputLines.Length);
        Assert.Equal(all, failed.OutputLines.Concat(rest.OutputLines));
    }

    [Fact]
    public async Task The_rest_of_a_csv_file_has_the_columns_of_its_beginning_and_no_header()
    {
        await using TestGraph test = await TestGraph.StartAsync();
        test.Graph.AddBusiness("42").AddOwnedAccounts(150).AddClientAccounts(150);
        test.Graph.Inject(GraphFault.Html502().OnPage(2).Always());
        ToolResult failed = await test.RunAsync("list", "42", "--edge", "both", "-o", "csv");
        test.Graph.ClearFaults();
        List<string> lines = [.. failed.OutputLines];
        foreach (string command in failed.ErrorLines.Where(line => line.StartsWith("  waba ", StringComparison.Ordinal)))
            lines.AddRange((await test.RunAsync(command.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1..])).OutputLines);

        string[] all = (await test.RunAsync("list", "42", "--edge", "both", "-o", "csv")).OutputLines;
        Assert.Equal(all[0], lines[0]);
        Assert.Equal(all.Order(StringComparer.Ordinal), lines.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task The_array_is_complete_after_a_failure_and_absent_if_nothing_arrived()
    {
        await using TestGraph test = await TestGraph.StartAsync();
        test.Graph.AddBusiness("42").AddOwnedAccounts(150);
        test.Graph.Inject(GraphFault.Html502().OnPage(2));
        ToolResult half = await test.RunAsync("list", "42", "-o", "json");
        test.Graph.Inject(GraphFault.Html502().OnPage(1));
        ToolResult nothing = await test.RunAsync("list", "42", "-o", "json");

        Assert.Equal(1, half.ExitCode);
        Assert.Equal(100, JsonDocument.Parse(half.Output).RootElement.GetArrayLength());
        Assert.Equal(1, nothing.ExitCode);
        Assert.Empty(nothing.Output);
        foreach (ToolResult result in (ToolResult[])[half, nothing])
        {
            JsonElement error = JsonDocument.Parse(Assert.Single(result.ErrorLines)).RootElement;
            Assert.Equal("GraphResponseException", error.GetProperty("error").GetString());
            Assert.Equal(1, error.GetProperty("exit_code").GetInt32());
        }
    }

    [Fact]
    public async Task Failures_of_some_businesses_do_not_stop_the_others()
    {
        await using TestGraph test = await TestGraph.StartAsync();
        test.Graph.AddBusiness("42").AddOwnedAccounts(150);
        test.Graph.AddBusiness("43").AddOwnedAccounts(150);

        ToolResult result = await test.RunAsync("list", "41", "42", "43", "-o", "ndjson");

        Assert.Equal(6, result.ExitCode);
        Assert.Equal(300, result.OutputLines.Length);
        JsonElement error = JsonDocument.Parse(Assert.Single(result.ErrorLines)).RootElement;
        Assert.Equal("41", error.GetProperty("business_id").GetString());
        Assert.Equal("owned", error.GetProperty("edge").GetString());
    }

    [Fact]
    public async Task If_nothing_arrived_the_first_failure_decides()
    {
        await using TestGraph test = await TestGraph.StartAsync();
        test.Graph.AddBusiness("42");
        test.Graph.AddBusiness("43");
        test.Graph.Inject(GraphFault.PermissionDenied().ForBusiness("43"));

        ToolResult result = await test.RunAsync("list", "42", "43");

        Assert.Equal(4, result.ExitCode);
        Assert.Empty(result.Output);
    }

    [Fact]
    public async Task An_empty_listing_is_no_failure()
    {
        await using TestGraph test = await TestGraph.StartAsync();
        test.Graph.AddBusiness("42");

        ToolResult table = await test.RunAsync("list", "42");
        ToolResult json = await test.RunAsync("list", "42", "-o", "json");

        Assert.Equal(0, table.ExitCode);
        Assert.Empty(table.Output);
        Assert.Contains("waba doctor 42", Assert.Single(table.ErrorLines), StringComparison.Ordinal);
        Assert.Equal(0, json.ExitCode);
        Assert.Equal("[]", Assert.Single(json.OutputLines));
        Assert.Empty(json.Error);
    }

    [Fact]
    public async Task Quiet_leaves_failures_and_nothing_else()
    {
        await using TestGraph test = await TestGraph.StartAsync();
        test.Graph.AddBusiness("42");
        ToolRun run = test.Tool();
        run.ErrorScreen = new Screen(80, HasColor: true, CanRedraw: true);

        ToolResult empty = await run.RunAsync("list", "42", "--quiet");
        ToolResult failed = await run.RunAsync("list", "41", "-q");

        Assert.Empty(empty.Error);
        Assert.Contains("Graph error 100/33", failed.ErrorLines[0], StringComparison.Ordinal);
        Assert.DoesNotContain("\e", failed.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_hint_names_options_of_the_tool()
    {
        await using TestGraph test = await TestGraph.StartAsync();
        test.Graph.AddBusiness("42").AddOwnedAccounts(1);

        ToolResult field = await test.RunAsync("list", "42", "--fields", "unknown_thing");
        test.Environment.Remove("Waba__AppSecret");
        ToolResult proof = await test.RunAsync("list", "42");

        Assert.Contains("from --fields", field.Error, StringComparison.Ordinal);
        Assert.Contains("Set Waba__AppSecret", proof.Error, StringComparison.Ordinal);
    }
}
