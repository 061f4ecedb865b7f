using WabaClient.SampleTests.Support;

namespace WabaClient.SampleTests;

public sealed class AccountSyncTests
{
    [Fact]
    public async Task What_is_added_changed_and_removed_is_printed_and_in_the_table()
    {
        await using SyncWorld world = await SyncWorld.StartAsync();
        world.Business.AddOwnedAccount(new() { Id = "1", Name = "Stays" });
        world.Business.AddOwnedAccount(new() { Id = "2", Name = "Old name" });
        world.Business.AddOwnedAccount(new() { Id = "3", Name = "Goes" });
        await using SampleProcess process = world.Run();
        await process.WaitForLineAsync("Account Added: 3 Goes");

        world.Business.RemoveOwnedAccount("2");
        world.Business.AddOwnedAccount(new() { Id = "2", Name = "New name" });
        world.Business.AddOwnedAccount(new() { Id = "4", Name = "Comes" });
        await process.WaitForLineAsync("Account Changed: 2 New name name");
        await process.WaitForLineAsync("Account Added: 4 Comes");
        world.Business.RemoveOwnedAccount("3");
        await process.WaitForLineAsync("Account Removed: 3 Goes error 100/33");

        await world.UntilEqualAsync();
    }

    [Fact]
    public async Task Killed_again_and_again_it_ends_with_the_accounts_of_the_fake()
    {
        await using SyncWorld world = await SyncWorld.StartAsync();
        world.Business.AddOwnedAccounts(100);
        for (int kill = 1; kill <= 3; kill++)
        {
            long number = world.Test.Graph.Journal.TotalRequests + (4 * kill);
            Task arrived = world.Test.WaitForAsync(request => request.Number == number);
            await using SampleProcess process = world.Run();
            await arrived;
            process.Kill();
            await process.WaitForExitAsync();
            world.Business.AddOwnedAccount(new() { Id = $"{kill}", Name = "Added" });
            world.Business.RemoveOwnedAccount(world.Business.OwnedAccounts.First().Id);
        }

        await using SampleProcess last = world.Run();
        await world.UntilEqualAsync();
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
}
