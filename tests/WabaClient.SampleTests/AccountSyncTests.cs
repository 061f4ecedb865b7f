using WabaClient.SampleTests.Support;
using WabaClient.Testing;

namespace WabaClient.SampleTests;

public sealed class AccountSyncTests
{
    [Fact]
    public async Task What_is_added_changed_and_removed_is_printed()
    {
        await using SyncWorld world = await SyncWorld.StartAsync(accounts: 0);
        world.Business.AddOwnedAccount(new() { Id = "1", Name = "Stays" });
        world.Business.AddOwnedAccount(new() { Id = "2", Name = "Old name" });
        world.Business.AddOwnedAccount(new() { Id = "3", Name = "Goes" });
        await world.RunUntilAsync(SyncWorld.Whole);

        world.Business.RemoveOwnedAccount("2");
        world.Business.RemoveOwnedAccount("3");
        world.Business.AddOwnedAccount(new() { Id = "2", Name = "New name" });
        world.Business.AddOwnedAccount(new() { Id = "4", Name = "Comes" });
        IReadOnlyList<string> lines = await world.RunUntilAsync(SyncWorld.Whole);

        string[] expected =
        [
            "Account changed: 2 New name",
            "Account added: 4 Comes",
            "Account removed: 3 Goes",
            "Pass 2 is done (whole): 1 added, 1 changed, 1 removed.",
        ];
        Assert.All(expected, text => Assert.Contains(lines, line => line.EndsWith(text, StringComparison.Ordinal)));
        Assert.Equal(world.AtTheFake(), world.Stored());
    }

    [Fact]
    public async Task A_killed_pass_goes_on_from_its_cursor_and_removes_nothing_until_the_next_whole_one()
    {
        await using SyncWorld world = await SyncWorld.StartAsync(accounts: 40);
        await world.RunUntilAsync(SyncWorld.Whole);
        await world.KillOnPageAsync(page: 3);
        int requests = world.Requests.Count;

        // One account was on a page before the cursor, and one moves there: the resumed pass sees neither.
        WhatsAppBusinessAccount[] before = [.. world.Business.OwnedAccounts];
        world.Business.RemoveOwnedAccount(before[0].Id);
        world.Business.RemoveOwnedAccount(before[^1].Id);
        world.Business.AddOwnedAccount(before[^1] with { CreationTime = DateTimeOffset.UnixEpoch });
        await world.RunUntilAsync(SyncWorld.Resumed);

        Assert.Equal(3, world.Requests[requests].Page);
        Assert.Equal(before.Select(Id).Order(StringComparer.Ordinal), world.Stored().Select(Id));

        await world.RunUntilAsync(SyncWorld.Whole);

        Assert.Equal(world.AtTheFake(), world.Stored());
    }

    [Fact]
    public async Task An_expired_cursor_makes_it_start_over_at_page_1()
    {
        await using SyncWorld world = await SyncWorld.StartAsync(accounts: 40);
        await world.KillOnPageAsync(page: 3);
        world.Test.Graph.ExpireCursors();
        int requests = world.Requests.Count;

        IReadOnlyList<string> lines = await world.RunUntilAsync(SyncWorld.Whole);

        Assert.Contains(lines, line => line.Contains(SyncWorld.StartsOver, StringComparison.Ordinal));
        Assert.Equal(2642, world.Requests[requests].ErrorCode);
        Assert.Equal(1, world.Requests[requests + 1].Page);
        Assert.Equal(world.AtTheFake(), world.Stored());
    }

    [Fact]
    public async Task A_pass_that_fails_is_taken_up_again_in_the_next_round()
    {
        await using SyncWorld world = await SyncWorld.StartAsync(accounts: 40);
        world.Hurry();
        world.Test.Graph.Inject(GraphFault.PermissionDenied().OnPage(3));

        IReadOnlyList<string> lines = await world.RunUntilAsync(SyncWorld.Resumed);

        Assert.Contains(lines, line => line.Contains(SyncWorld.Resumes, StringComparison.Ordinal));
        Assert.Equal(world.AtTheFake(), world.Stored());
    }

    [Theory]
    [InlineData("Sync__Business", "shop")]
    [InlineData("Sync__Interval", "00:00:00")]
    [InlineData("Sync__Interval", "often")]
    [InlineData("Sync__Database", "/dev/null/accounts.db")]
    [InlineData("Waba__ApiVersion", "latest")]
    [InlineData("Waba__MaxRetryAttempts", "many")]
    public async Task Bad_settings_are_one_line_on_stderr_and_exit_code_2(string name, string value)
    {
        Dictionary<string, string> settings =
            new() { ["Waba__AccessToken"] = TestGraph.Token, ["Sync__Business"] = "42", [name] = value };

        SampleResult result = await SampleProcess.RunAsync(SyncWorld.Sample, settings);

        Assert.Equal(2, result.ExitCode);
        Assert.Empty(result.Output);
        Assert.Contains(name.Split("__")[1], Assert.Single(result.Errors), StringComparison.Ordinal);
    }

    private static string Id(WhatsAppBusinessAccount account) => account.Id.Value;
}
