using System.Text;
using WabaClient.Testing;
using WabaClient.Tool.Tests.Support;

namespace WabaClient.Tool.Tests.Commands;

/// <summary>
/// What <c>waba watch</c> prints while the accounts of three businesses change. With the environment variable WABA_TRANSCRIPTS, the
/// story is also written to a file in that folder.
/// </summary>
public sealed class WatchStoryTests
{
    private const string Shrub = "1234567890";
    private const string Market = "1234567891";
    private const string Wool = "1234567892";

    [Fact]
    public async Task The_story_of_three_businesses()
    {
        await using TestGraph test = await TestGraph.StartAsync();
        using TempFolder folder = new();
        string state = folder.PathOf("state.json");
        string[] watch = ["watch", "--every", "1s", "--state", state];
        FakeBusiness shrub = test.Graph.AddBusiness(Shrub, "Lucky Shrub")
            .AddOwnedAccount(Account("1001", "Ferns"))
            .AddOwnedAccount(Account("1002", "Moss"));
        FakeBusiness market = test.Graph.AddBusiness(Market, "Jasper's Market").AddOwnedAccount(Account("2001", "Fruit"));
        FakeBusiness wool = test.Graph.AddBusiness(Wool, "Wind & Wool");
        for (int i = 1; i <= 5; i++)
            wool.AddOwnedAccount(Account($"300{i}", $"Shop {i}"));
        Lock gate = new();
        HoldRequestsDuringChanges(test, gate);
        Story story = new(state);

        using RunningTool first = new(test.Tool(), watch);
        story.Command("waba watch --every 1s --state state.json");
        foreach (string id in (string[])["1001", "1002", "2001", "3001", "3002", "3003", "3004", "3005"])
            await first.UntilPrintedAsync(id);
        story.Printed(first);

        lock (gate)
        {
            shrub.RemoveOwnedAccount("1001");
            shrub.AddOwnedAccount(Account("1001", "Ferns & Palms"));
        }

        await first.UntilPrintedAsync("Ferns → Ferns & Palms");
        story.Event($"Business {Shrub} renames account 1001.");
        story.Printed(first);

        market.AddOwnedAccount(Account("2002", "Vegetables"));
        await first.UntilPrintedAsync("2002");
        story.Event($"Business {Market} gets a new account.");
        story.Printed(first);

        shrub.RemoveOwnedAccount("1002");
        await first.UntilPrintedAsync("removed");
        story.Event($"Account 1002 of business {Shrub} is deleted.");
        story.Printed(first);

        test.Graph.Inject(GraphFault.PermissionDenied().ForBusiness(Market).Always());
        await first.Error.WaitForAsync($"Business {Market}, owned accounts");
        await first.Error.WaitForAsync($"Business {Market}, client accounts");
        story.Event($"The token loses the permission for business {Market}. Nothing is removed.");
        story.Printed(first);

        wool.HideOwnedAccounts(_ => true);
        await first.Error.WaitForAsync("may be gone");
        story.Event($"The owned edge of business {Wool} answers with an empty list. The removals are pending.");
        story.Printed(first);
        ToolResult interrupted = await first.InterruptAsync();
        story.Event("Ctrl-C.");
        story.Printed(first);

        test.Graph.ClearFaults();
        ToolResult accepted = await test.RunAsync("refresh", Wool, "--accept-removals", "--state", state);
        story.Command($"waba refresh {Wool} --accept-removals --state state.json");
        story.Printed(accepted);

        using RunningTool second = new(test.Tool(), watch);
        for (int i = 1; i <= 5; i++)
            await second.UntilPrintedAsync($"300{i}");
        story.Command("waba watch --every 1s --state state.json");
        story.Printed(second);
        ToolResult last = await second.InterruptAsync();
        story.Save();

        string removals = string.Join('\n', interrupted.OutputLines.Where(line => line.StartsWith("removed", StringComparison.Ordinal)));
        Assert.Contains("1002", Assert.Single(removals.Split('\n')), StringComparison.Ordinal);
        Assert.Equal(12, interrupted.OutputLines.Length);
        Assert.Contains($"waba refresh {Wool} --accept-removals --state {state}", interrupted.Error, StringComparison.Ordinal);
        Assert.Equal(0, accepted.ExitCode);
        Assert.Equal(6, accepted.OutputLines.Length);
        Assert.All(accepted.OutputLines.Skip(1), line => Assert.StartsWith("removed", line, StringComparison.Ordinal));
        Assert.Equal(6, last.OutputLines.Length);
        Assert.All(last.OutputLines.Skip(1), line => Assert.StartsWith("removed", line, StringComparison.Ordinal));
    }

    private static WhatsAppBusinessAccount Account(string id, string name) => new() { Id = id, Name = name, Currency = "EUR" };

    // A request that arrives while an account is replaced must not find it missing.
    private static void HoldRequestsDuringChanges(TestGraph test, Lock gate) => test.Graph.Inject(GraphFault.UnknownError().When(_ =>
    {
        lock (gate)
            return false;
    }));

    private sealed class Story(string state)
    {
        private readonly StringBuilder _text = new();
        private readonly HashSet<string> _shown = [];

        public void Command(string line) => _text.Append("$ ").Append(line).Append('\n');

        public void Event(string text) => _text.Append("\n# ").Append(text).Append('\n');

        public void Printed(RunningTool tool) => Add(tool.Output, tool.Error);

        public void Printed(ToolResult result)
        {
            _shown.Clear();
            Add(result.OutputLines.Concat(result.ErrorLines));
            _shown.Clear();
            _text.Append('\n');
        }

        public void Save()
        {
            if (Environment.GetEnvironmentVariable("WABA_TRANSCRIPTS") is { Length: > 0 } folder)
                File.WriteAllText(Path.Combine(folder, "watch.txt"), _text.ToString());
        }

        private void Add(params NotifyingStream[] streams) => Add(streams.SelectMany(stream => stream.Text.Split('\n')));

        // A failure is printed again in each pass.
        private void Add(IEnumerable<string> lines)
        {
            foreach (string line in lines.Where(line => line.Length > 0 && _shown.Add(line)))
                _text.Append(line.Replace(state, "state.json", StringComparison.Ordinal)).Append('\n');
        }
    }
}
