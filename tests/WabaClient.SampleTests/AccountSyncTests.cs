using WabaClient.SampleTests.Support;
using WabaClient.Testing;

namespace WabaClient.SampleTests;

public sealed class AccountSyncTests(ITestOutputHelper output) : IDisposable
{
    private const string Sample = "AccountSync";
    private const string Business = "42";
    private const string Soon = "00:00:00.020";
    private const string Whole = "is done (whole)";
    private const string Resumed = "is done (resumed";
    private const string GoesOn = "goes on from its stored cursor";
    private const string StartsOver = "starting over at page 1";

    private readonly DirectoryInfo _directory = Directory.CreateTempSubdirectory("waba-sync-");

    private string Database => Path.Combine(_directory.FullName, "accounts.db");

    [Fact]
    public async Task Killed_ten_times_while_accounts_come_and_go_it_ends_with_the_fakes_accounts()
    {
        const int Kills = 10;
        Random random = new(20261123);
        await using TestGraph test = await TestGraph.StartAsync(new() { MaxPageSize = 10 });
        FakeBusiness business = Prepare(test, interval: Soon).AddOwnedAccounts(160);
        BusyBusiness life = new(business, random);
        List<string> lines = [];

        TaskCompletionSource reached = new();
        int requestsLeft = 0;
        bool isBusy = true;
        test.OnRequest(_ =>
        {
            if (!isBusy)
                return;
            life.GoOn();
            if (--requestsLeft == 0)
                reached.TrySetResult();
        });
        for (int kill = 1; kill <= Kills; kill++)
        {
            reached = new(TaskCreationOptions.RunContinuationsAsynchronously);
            requestsLeft = random.Next(2, 30);
            int spins = random.Next(2_000_000);
            await using SampleProcess process = SampleProcess.Start(Sample, test.Settings);
            await reached.Task.WaitAsync(TimeSpan.FromSeconds(60));

            // Spun, not slept: the process is killed somewhere between the answer, the transaction and the next request.
            Thread.SpinWait(spins);
            process.Kill();
            SampleResult killed = await process.WaitForExitAsync();
            lines.AddRange(killed.Output);
            output.WriteLine($"kill {kill}: {killed.Output[0]} … {killed.Output[^1].Trim()}");
            if (kill == Kills / 2)
                test.Graph.ExpireCursors();
        }

        isBusy = false;
        await using SampleProcess last = SampleProcess.Start(Sample, test.Settings);
        output.WriteLine(await last.WaitForLineAsync(Whole));
        last.Kill();
        await last.WaitForExitAsync();

        IReadOnlyList<WhatsAppBusinessAccount> stored = AccountTable.Read(Database, Business);
        output.WriteLine($"{life.Added} added and {life.Removed} removed meanwhile; the fake has {business.OwnedAccounts.Count()} accounts, the table {stored.Count}.");
        Assert.Equal(business.OwnedAccounts.Select(AccountTable.Projected).OrderBy(Id), stored.OrderBy(Id));
        Assert.Contains(lines, line => line.Contains(GoesOn, StringComparison.Ordinal));
        Assert.Contains(lines, line => line.Contains(StartsOver, StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_is_added_changed_and_removed_is_printed()
    {
        await using TestGraph test = await TestGraph.StartAsync();
        FakeBusiness business = Prepare(test);
        business.AddOwnedAccount(new() { Id = "1", Name = "Stays" });
        business.AddOwnedAccount(new() { Id = "2", Name = "Old name" });
        business.AddOwnedAccount(new() { Id = "3", Name = "Goes" });
        await RunUntilAsync(test, Whole);

        business.RemoveOwnedAccount("2");
        business.RemoveOwnedAccount("3");
        business.AddOwnedAccount(new() { Id = "2", Name = "New name" });
        business.AddOwnedAccount(new() { Id = "4", Name = "Comes" });
        IReadOnlyList<string> lines = await RunUntilAsync(test, Whole);

        Assert.Contains("  changed: 2 New name", lines);
        Assert.Contains("  added: 4 Comes", lines);
        Assert.Contains("  removed: 3 Goes", lines);
        Assert.Contains("Pass 2 is done (whole): 1 added, 1 changed, 1 removed.", lines);
    }

    [Fact]
    public async Task A_killed_pass_goes_on_from_its_cursor_and_removes_nothing_until_the_next_whole_one()
    {
        await using TestGraph test = await TestGraph.StartAsync(new() { MaxPageSize = 10 });
        FakeBusiness business = Prepare(test).AddOwnedAccounts(40);
        WhatsAppBusinessAccount first = business.OwnedAccounts.First();
        await RunUntilAsync(test, Whole);
        await KillOnPageAsync(test, page: 3);
        int requests = test.Graph.Journal.Requests.Count;
        business.RemoveOwnedAccount(first.Id);

        await RunUntilAsync(test, Resumed);
        bool isKept = AccountTable.Read(Database, Business).Any(account => account.Id == first.Id);
        RecordedRequest resumed = test.Graph.Journal.Requests[requests];
        await RunUntilAsync(test, Whole);

        Assert.True(isKept);
        Assert.InRange(resumed.Page!.Value, 2, 3);
        Assert.Equal(business.OwnedAccounts.Select(Id).Order(), AccountTable.Read(Database, Business).Select(Id).Order());
    }

    [Fact]
    public async Task An_expired_cursor_makes_it_start_over_at_page_1()
    {
        await using TestGraph test = await TestGraph.StartAsync(new() { MaxPageSize = 10 });
        Prepare(test).AddOwnedAccounts(40);
        await KillOnPageAsync(test, page: 3);
        test.Graph.ExpireCursors();
        int requests = test.Graph.Journal.Requests.Count;

        IReadOnlyList<string> lines = await RunUntilAsync(test, Whole);

        Assert.Contains(lines, line => line.Contains(StartsOver, StringComparison.Ordinal));
        Assert.Equal(2642, test.Graph.Journal.Requests[requests].ErrorCode);
        Assert.Equal(1, test.Graph.Journal.Requests[requests + 1].Page);
        Assert.Equal(40, AccountTable.Read(Database, Business).Count);
    }

    [Fact]
    public async Task A_pass_that_fails_is_taken_up_again_in_the_next_round()
    {
        await using TestGraph test = await TestGraph.StartAsync(new() { MaxPageSize = 10 });
        Prepare(test, interval: Soon).AddOwnedAccounts(40);
        test.Graph.Inject(GraphFault.PermissionDenied().OnPage(3));

        IReadOnlyList<string> lines = await RunUntilAsync(test, Resumed);

        Assert.Contains(lines, line => line.Contains(GoesOn, StringComparison.Ordinal));
        Assert.Equal(40, AccountTable.Read(Database, Business).Count);
    }

    [Theory]
    [InlineData("Sync__Business", "shop")]
    [InlineData("Sync__Interval", "00:00:00")]
    public async Task Bad_settings_are_one_line_on_stderr_and_exit_code_2(string name, string value)
    {
        Dictionary<string, string> settings = new() { ["Waba__AccessToken"] = TestGraph.Token, ["Sync__Business"] = Business, [name] = value };

        SampleResult result = await SampleProcess.RunAsync(Sample, settings);

        Assert.Equal(2, result.ExitCode);
        Assert.Contains(name, Assert.Single(result.Errors), StringComparison.Ordinal);
    }

    public void Dispose() => _directory.Delete(recursive: true);

    private FakeBusiness Prepare(TestGraph test, string interval = "01:00:00")
    {
        test.Settings["Sync__Business"] = Business;
        test.Settings["Sync__Database"] = Database;
        test.Settings["Sync__Interval"] = interval;
        return test.Graph.AddBusiness(Business);
    }

    private static async Task<IReadOnlyList<string>> RunUntilAsync(TestGraph test, string line)
    {
        await using SampleProcess process = SampleProcess.Start(Sample, test.Settings);
        await process.WaitForLineAsync(line);
        process.Kill();
        return (await process.WaitForExitAsync()).Output;
    }

    private static async Task KillOnPageAsync(TestGraph test, int page)
    {
        Task arrived = test.WaitForAsync(request => request.Page == page);
        test.Graph.Inject(GraphFault.StalledHeaders().OnPage(page));
        await using SampleProcess process = SampleProcess.Start(Sample, test.Settings);
        await arrived;
        process.Kill();
        await process.WaitForExitAsync();
    }

    private static string Id(WhatsAppBusinessAccount account) => account.Id.Value;
}
