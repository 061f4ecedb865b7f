using System.Globalization;
using WabaClient.Tests.Support;

namespace WabaClient.Tests.Businesses;

/// <summary>Properties that hold in every world. <c>WABA_WORLDS</c> sets how many are tried, and <c>WABA_SEED</c> where to start.</summary>
public sealed class ManyLawTests
{
    private static readonly int Worlds = Setting("WABA_WORLDS", 500);

    private static readonly int FirstSeed = Setting("WABA_SEED", 1);

    [Fact]
    public async Task Exactly_the_accounts_come_within_all_bounds_and_nothing_is_left_behind()
    {
        for (int seed = FirstSeed; seed < FirstSeed + Worlds; seed++)
        {
            try
            {
                await TryAsync(new ManyWorld(seed));
            }
            catch (Exception e)
            {
                throw new InvalidOperationException($"World {seed}: {e.Message}", e);
            }
        }
    }

    private static async Task TryAsync(ManyWorld world)
    {
        // No attempt times out while the clock moves for others: a page whose response was not used would count as fetched.
        TestTime time = new() { AttemptTimeout = TimeSpan.FromMilliseconds(82_800_007) };
        BusinessAccountsClient client = Make.Client(
            new StubGraph(world.AnswerAsync),
            time,
            tokens: new StubTokens(world.GetTokenAsync));
        using CancellationTokenSource leave = new();
        List<AccountsPage> pages = [];
        bool isComplete = await time.DriveAsync(Task.Run(() => ListAsync(client, world, pages, leave)));

        Assert.Equal(0, world.InFlight);
        Assert.InRange(world.MostInFlight, 0, world.Query.MaxConcurrency);
        Assert.InRange(world.MostAhead, 0, 4 * world.Query.MaxConcurrency);
        Assert.Empty(time.Timers);
        int requests = world.Requests;
        if (isComplete)
            await ResumeAsync(world, pages);
        else
            Assert.Equal(requests, world.Requests);
    }

    /// <summary>Lists the world, as far as the consumer of this world wants.</summary>
    /// <returns>Whether the listing came to its end.</returns>
    private static async Task<bool> ListAsync(
        BusinessAccountsClient client, ManyWorld world, List<AccountsPage> pages, CancellationTokenSource leave)
    {
        try
        {
            await foreach (AccountsPage page in client.ListManyAsync(world.SourceAsync(), world.Query, leave.Token))
            {
                world.Give(page);
                pages.Add(page);
                for (int i = 0; i < world.ConsumerYields; i++)
                    await Task.Yield();
                if (pages.Count <= world.LeaveAfter)
                    continue;
                if (!world.LeavesByToken)
                    return false;
                await leave.CancelAsync();
            }

            return !leave.IsCancellationRequested;
        }
        catch (OperationCanceledException e) when (e.CancellationToken == leave.Token)
        {
            return false;
        }
        catch (FormatException) when (world.SourceFailsAfter < world.Ids.Count)
        {
            return false;
        }
    }

    /// <summary>Every edge has ended once, and with what is resumed it has exactly the accounts of the world, in order.</summary>
    private static async Task ResumeAsync(ManyWorld world, List<AccountsPage> pages)
    {
        Assert.Equal(world.Ids.Count * world.Edges.Count(), pages.Count(page => page.IsLast));
        Assert.All(
            pages.Where(page => page.BusinessId == default),
            page => Assert.IsType<ArgumentException>(page.Failure));
        world.IsHealed = true;
        foreach (IGrouping<BusinessId, BusinessId> ids in world.Ids.Where(id => id != default).GroupBy(id => id))
        {
            foreach (AccountEdges edge in world.Edges)
            {
                AccountsPage[] own = [.. pages.Where(page => page.BusinessId == ids.Key && page.Edge == edge)];
                Assert.Equal(ids.Count(), own.Count(page => page.IsLast));
                if (ids.Count() > 1)
                    continue;
                Assert.True(own[^1].IsLast);
                List<string> accounts =
                [
                    .. own.Where(page => page.Page is not null).SelectMany(page => page.Page!.Items).Select(
                        account => account.Id.Value),
                ];
                if (own[^1].Failure is { } failure)
                {
                    AccountQuery rest = new() { Cursor = failure is WabaClientException typed ? typed.Cursor : own.Length > 1 ? own[^2].Page!.NextCursor : null };
                    TestTime time = new();
                    BusinessAccountsClient healed = Make.Client(new StubGraph(world.AnswerAsync), time);
                    accounts.AddRange((await (edge == AccountEdges.Owned ? healed.ListOwnedAsync(ids.Key, rest) : healed.ListClientAsync(ids.Key, rest)).ToListAsync())
                        .Select(account => account.Id.Value));
                }

                Assert.Equal(world.Accounts(ids.Key, edge), accounts);
            }
        }
    }

    private static int Setting(string name, int otherwise) =>
        int.TryParse(Environment.GetEnvironmentVariable(name), CultureInfo.InvariantCulture, out int value)
            ? value
            : otherwise;
}
