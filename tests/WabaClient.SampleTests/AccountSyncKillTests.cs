using WabaClient.SampleTests.Support;

namespace WabaClient.SampleTests;

public sealed class AccountSyncKillTests(ITestOutputHelper output)
{
    private const int Kills = 10;

    [Fact]
    public async Task Killed_ten_times_while_accounts_come_and_go_it_ends_with_the_fakes_accounts()
    {
        Random random = new(20261123);
        await using SyncWorld world = await SyncWorld.StartAsync(accounts: 160);
        world.Hurry();
        BusyBusiness life = new(world.Business, random);
        bool isBusy = true;
        world.Test.OnRequest(_ =>
        {
            if (isBusy)
                life.GoOn();
        });

        List<string> lines = [];
        for (int kill = 1; kill <= Kills; kill++)
        {
            IReadOnlyList<string> killed = await KillAsync(
                world,
                requests: random.Next(2, 30),
                spins: random.Next(2_000_000));
            lines.AddRange(killed);
            output.WriteLine($"kill {kill}: {killed[0]} … {killed[^1].Trim()}");
            if (kill % 4 == 3)
                world.Test.Graph.ExpireCursors();
        }

        isBusy = false;
        IReadOnlyList<string> last = await world.RunUntilAsync(SyncWorld.Whole);

        IReadOnlyList<WhatsAppBusinessAccount> stored = world.Stored();
        output.WriteLine(
            $"{Count(SyncWorld.Resumes)} times it resumed from a stored cursor, {Count(SyncWorld.StartsOver)} times it started over.");
        output.WriteLine(last.First(line => line.Contains(SyncWorld.Whole, StringComparison.Ordinal)));
        output.WriteLine($"{life.Added} added and {life.Removed} removed meanwhile; the fake has {world.AtTheFake().Count} accounts, the table {stored.Count}.");
        Assert.Equal(world.AtTheFake(), stored);
        Assert.NotEqual(0, Count(SyncWorld.Resumes));

        int Count(string text) => lines.Count(line => line.Contains(text, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_first_pass_that_is_killed_again_and_again_misses_no_account()
    {
        Random random = new(7);
        await using SyncWorld world = await SyncWorld.StartAsync(accounts: 300);
        for (int kill = 1; kill <= 4; kill++)
            await KillAsync(world, requests: random.Next(2, 7), spins: random.Next(500_000));

        await world.RunUntilAsync(SyncWorld.Resumed);

        Assert.Equal(world.AtTheFake(), world.Stored());
    }

    private static async Task<IReadOnlyList<string>> KillAsync(SyncWorld world, int requests, int spins)
    {
        long number = world.Test.Graph.Journal.TotalRequests + requests;
        Task arrived = world.Test.WaitForAsync(request => request.Number == number);
        await using SampleProcess process = world.Run();
        await arrived;

        // Spun, not slept: the process dies somewhere between the answer, the transaction and the next request.
        Thread.SpinWait(spins);
        process.Kill();
        return (await process.WaitForExitAsync()).Output;
    }
}
