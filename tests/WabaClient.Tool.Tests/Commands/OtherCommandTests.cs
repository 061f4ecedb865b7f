using System.Text.Json;
using WabaClient.Testing;
using WabaClient.Tool.Tests.Support;

namespace WabaClient.Tool.Tests.Commands;

/// <summary><c>get</c>, <c>numbers</c> and <c>businesses</c>.</summary>
public sealed class OtherCommandTests
{
    [Fact]
    public async Task An_account_is_one_object_or_a_list_of_its_fields()
    {
        await using TestGraph test = await TestGraph.StartAsync();
        string id = test.Graph.AddBusiness("42").AddOwnedAccounts(1).OwnedAccounts.Single().Id.Value;

        ToolResult json = await test.RunAsync("get", id, "--fields", "name,country", "-o", "json");
        ToolResult table = await test.RunAsync("get", id, "--fields", "name,country");

        Assert.Equal(id, JsonDocument.Parse(json.Output).RootElement.GetProperty("id").GetString());
        Assert.Equal($"id       {id}", table.OutputLines[0]);
        Assert.StartsWith("name     ", table.OutputLines[1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Numbers_name_their_account_and_a_failing_account_does_not_stop_the_others()
    {
        await using TestGraph test = await TestGraph.StartAsync();
        FakeBusiness business = test.Graph.AddBusiness("42").AddOwnedAccounts(2, phoneNumbersPerAccount: 120);
        string[] ids = [.. business.OwnedAccounts.Select(account => account.Id.Value)];

        ToolResult csv = await test.RunAsync("numbers", ids[0], "7", ids[1], "-o", "csv");
        ToolResult one = await test.RunAsync("numbers", ids[0], "-o", "ndjson");

        Assert.Equal(6, csv.ExitCode);
        Assert.StartsWith("account_id,id,display_phone_number,", csv.OutputLines[0], StringComparison.Ordinal);
        Assert.Equal(241, csv.OutputLines.Length);
        Assert.All(csv.OutputLines.Skip(1), line => Assert.Contains(",'+", line, StringComparison.Ordinal));
        Assert.Equal(120, one.OutputLines.Length);
        Assert.All(one.OutputLines, line => Assert.StartsWith($"{{\"account_id\":\"{ids[0]}\",", line, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Numbers_arrive_page_by_page_and_continue_exactly_where_they_were_interrupted()
    {
        await using TestGraph test = await TestGraph.StartAsync();
        test.Graph.AddBusiness("42").AddOwnedAccounts(3, phoneNumbersPerAccount: 120);
        string[] ids = (await test.RunAsync("list", "42", "-o", "ids")).OutputLines;
        string[] all = (await test.RunAsync(["numbers", .. ids, "-o", "ids"])).OutputLines;
        using CancellationTokenSource interrupts = new();
        ToolRun run = test.Tool();
        run.Interrupts = interrupts.Token;
        using NotifyingStream output = new();
        run.Output = output;
        test.Graph.Inject(GraphFault.StalledHeaders().When(request => request.ObjectId == ids[1]).OnPage(2));

        Task<ToolResult> running = run.RunAsync(["numbers", .. ids, "-o", "ids"]);
        await output.WaitForAsync(all[219]);
        await interrupts.CancelAsync();
        ToolResult interrupted = await running;

        // The page that stalls may not have been requested before the interruption.
        test.Graph.ClearFaults();
        string[] commands = [.. interrupted.ErrorLines.Where(line => line.StartsWith("  waba ", StringComparison.Ordinal))];
        List<string> listed = [.. interrupted.OutputLines];
        foreach (string command in commands)
            listed.AddRange((await test.RunAsync(command.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1..])).OutputLines);

        Assert.Equal(130, interrupted.ExitCode);
        Assert.Equal(220, interrupted.OutputLines.Length);
        Assert.Equal(2, commands.Length);
        Assert.Equal(all, listed);
    }

    [Fact]
    public async Task Numbers_that_fail_halfway_leave_the_command_behind_that_lists_the_rest()
    {
        await using TestGraph test = await TestGraph.StartAsync();
        test.Graph.AddBusiness("42").AddOwnedAccounts(1, phoneNumbersPerAccount: 120);
        string id = (await test.RunAsync("list", "42", "-o", "ids")).OutputLines[0];
        test.Graph.Inject(GraphFault.Html502().OnPage(2));

        ToolResult failed = await test.RunAsync("numbers", id, "-o", "ndjson");
        string command = JsonDocument.Parse(failed.Error).RootElement.GetProperty("resume").GetString()!;
        ToolResult rest = await test.RunAsync(command.Split(' ')[1..]);

        Assert.Equal(1, failed.ExitCode);
        Assert.Equal(100, failed.OutputLines.Length);
        Assert.Equal(20, rest.OutputLines.Length);
    }

    [Fact]
    public async Task An_account_without_numbers_is_one_line_and_no_failure()
    {
        await using TestGraph test = await TestGraph.StartAsync();
        test.Graph.AddBusiness("42").AddOwnedAccounts(1, phoneNumbersPerAccount: 0);
        string id = (await test.RunAsync("list", "42", "-o", "ids")).OutputLines[0];

        ToolResult table = await test.RunAsync("numbers", id);
        ToolResult json = await test.RunAsync("numbers", id, "-o", "json");

        Assert.Equal(0, table.ExitCode);
        Assert.Empty(table.Output);
        Assert.Equal("There are no phone numbers.", Assert.Single(table.ErrorLines));
        Assert.Equal("[]", Assert.Single(json.OutputLines));
        Assert.Empty(json.Error);
    }

    [Fact]
    public async Task Businesses_are_those_that_the_token_sees()
    {
        await using TestGraph test = await TestGraph.StartAsync();
        test.Graph.AddBusiness("42", "Lucky Shrub");
        test.Graph.AddBusiness("43");

        ToolResult ids = await test.RunAsync("businesses", "-o", "ids");
        ToolResult csv = await test.RunAsync("businesses", "-o", "csv");

        Assert.Equal(["42", "43"], ids.OutputLines);
        Assert.Equal(["id,name,verification_status", "42,Lucky Shrub,verified", "43,,verified"], csv.OutputLines);
    }
}
