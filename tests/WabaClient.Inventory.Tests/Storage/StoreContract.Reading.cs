using WabaClient.Tests.Support;

namespace WabaClient.Tests.Storage;

public abstract partial class StoreContract
{
    [Fact]
    public async Task Entries_and_edges_are_read_in_the_order_of_their_ids_over_many_pages()
    {
        const int Businesses = 150;
        for (int business = 1; business <= Businesses; business++)
        {
            await CommitAsync(await ReadAsync($"{business}"), AccountEdges.Owned, "10", "9", "100");
            await CommitAsync(await ReadAsync($"{business}"), AccountEdges.Client, "5");
        }

        List<InventoryEntry> entries = await ListAsync(Store.ReadEntriesAsync(null, None));
        List<EdgeState> edges = await ListAsync(Store.ReadEdgesAsync(None));
        List<InventoryEntry> ofOne = await ListAsync(Store.ReadEntriesAsync("77", None));

        string[] ids = [.. Enumerable.Range(1, Businesses).Select(id => $"{id}").Order(StringComparer.Ordinal)];
        Assert.Equal(
            ids.SelectMany(id => new[] { "10", "100", "5", "9" }.Select(account => $"{id}/{account}")),
            entries.Select(entry => $"{entry.BusinessId}/{entry.Account.Id}"));
        Assert.Equal(
            ids.SelectMany(id => new[] { $"{id} Owned 3", $"{id} Client 1" }),
            edges.Select(edge => $"{edge.BusinessId} {edge.Edge} {edge.Accounts}"));
        Assert.All(edges, edge => Assert.Equal(Now, edge.LastComplete));
        Assert.Equal(["10", "100", "5", "9"], ofOne.Select(entry => entry.Account.Id.Value));
        Assert.All(entries, entry => Assert.Equal((Now, Now), (entry.FirstSeen, entry.LastSeen)));
    }

    [Fact]
    public async Task The_counts_of_both_edges_follow_a_move_and_pending_removals()
    {
        await CommitAsync(await ReadAsync(), AccountEdges.Owned, "1", "2", "3");
        KnownBusiness known = await ReadAsync();
        KnownAccount moved = known.Accounts["1"] with { Edge = AccountEdges.Client };
        Absence absence = Absence.Next(null, Now, Now) with { Removal = RemovalState.Pending };
        KnownAccount pending = known.Accounts["2"] with { Absence = absence };

        await Store.CommitAsync(
            known, new EdgeOutcome(known.Client with { Revision = 1, LastComplete = Now }, [moved, pending], ["3"], []), None);

        List<EdgeState> edges = await ListAsync(Store.ReadEdgesAsync(None));
        Assert.Equal((1, 1), (edges[0].Accounts, edges[0].PendingRemovals));
        Assert.Equal((1, 0), (edges[1].Accounts, edges[1].PendingRemovals));
    }

    [Fact]
    public async Task The_store_can_be_used_while_its_entries_are_enumerated()
    {
        await CommitAsync(await ReadAsync(), AccountEdges.Owned, "1", "2");
        int read = 0;
        await foreach (InventoryEntry entry in Store.ReadEntriesAsync(null, None))
        {
            read++;
            Assert.Equal(CommitResult.Stored, await CommitAsync(await ReadAsync(), AccountEdges.Owned, "1", "2", $"1{read}"));
            await foreach (EdgeState edge in Store.ReadEdgesAsync(None))
                await Store.FailAsync((await ReadAsync()).Owned with { Failure = "x", FailingSince = Now }, None);
        }

        Assert.True(read >= 2);
    }

    [Fact]
    public async Task Many_accounts_are_stored_and_read()
    {
        // 1,000,000 in 10,000 businesses: WABA_STORE_ACCOUNTS=1000000
        int count = int.TryParse(Environment.GetEnvironmentVariable("WABA_STORE_ACCOUNTS"), out int set) ? set : 2_000;
        const int PerBusiness = 100;
        for (int business = 1; business <= count / PerBusiness; business++)
        {
            IEnumerable<string> ids = Enumerable.Range(0, PerBusiness).Select(id => $"{(business * PerBusiness) + id}");
            Assert.Equal(CommitResult.Stored, await CommitAsync(await ReadAsync($"{business}"), AccountEdges.Owned, ids));
        }

        long last = await Store.OpenConsumerAsync("a", Now, None);
        HashSet<WabaId> read = [];
        while (await Store.ReadChangesAsync("a", last, 1_000, None) is { Count: > 0 } changes)
        {
            read.UnionWith(changes.Select(change => change.AccountId));
            last = changes[^1].Sequence;
        }

        Assert.Equal(count, read.Count);
        int entries = 0;
        await foreach (InventoryEntry entry in Store.ReadEntriesAsync(null, None))
            entries++;
        Assert.Equal(count, entries);
    }
}
