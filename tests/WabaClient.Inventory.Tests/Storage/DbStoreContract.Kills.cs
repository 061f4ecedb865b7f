using WabaClient.Tests.Support;

namespace WabaClient.Tests.Storage;

public abstract partial class DbStoreContract
{
    [Fact]
    public async Task A_process_that_is_killed_while_it_creates_the_tables_leaves_nothing_half_done()
    {
        for (int n = 1; ; n++)
        {
            int statements = 0;
            string prefix = $"{Prefix}{n}_";
            DbInventoryStore broken = OpenBroken(() => ++statements >= n, hasBatches: false, prefix);
            try
            {
                await broken.ReadRevisionsAsync("1", None);
            }
            catch (BrokenConnectionException)
            {
                // As intended.
            }

            Assert.Equal(default, await new DbInventoryStore(DataSource, Dialect, prefix).ReadRevisionsAsync("1", None));
            if (statements < n)
                break;
        }
    }

    [Fact]
    public Task A_process_that_is_killed_at_any_statement_loses_nothing_and_reports_nothing_twice() => KillAsync(hasBatches: false, 50);

    private protected async Task KillAsync(bool hasBatches, int minStatements)
    {
        List<string> expected = await RunAsync(Store);
        for (int n = 1; ; n++)
        {
            int statements = 0;
            await ClearAsync();

            List<string> result = await RunAsync(OpenBroken(() => ++statements >= n, hasBatches, Prefix));

            Assert.True(expected.SequenceEqual(result), $"Killed at statement {n}: {string.Join("; ", result)}");
            if (statements < n)
            {
                Assert.True(n > minStatements, "There were hardly any statements.");
                return;
            }
        }
    }

    private DbInventoryStore OpenBroken(Func<bool> isBroken, bool hasBatches, string prefix) => new(
        new ProbedDataSource(
            DataSource, _ => isBroken() ? throw new BrokenConnectionException() : Task.CompletedTask, hasBatches),
        Dialect,
        prefix);

    private Task ClearAsync()
    {
        string[] tables = ["edges", "accounts", "field_sets", "changes", "consumers", "snapshots"];
        IEnumerable<string> deletes = tables.Select(table => $"DELETE FROM {Prefix}{table};");
        return ExecuteAsync($"BEGIN; {string.Concat(deletes)} UPDATE {Prefix}inventory SET sequence = 0; COMMIT");
    }

    /// <summary>Runs steps as one process and, after it was killed, the rest as the next one; returns what a consumer sees.</summary>
    private async Task<List<string>> RunAsync(InventoryStore store)
    {
        DbInventoryStore next = new(DataSource, Dialect, Prefix);
        Func<InventoryStore, Task>[] steps =
        [
            store => ListAsync(store, AccountEdges.Owned, "1", "2"),
            store => store.OpenConsumerAsync("a", Now, None),
            store => ListAsync(store, AccountEdges.Owned, "1", "2", "3"),
            store => ListAsync(store, AccountEdges.Client, "4"),
            FailAsync,
            store => store.RemoveConsumerAsync("unknown", None),
            RemoveAsync,
            AcknowledgeAsync,
            store => store.DeleteChangesAsync(Now.AddDays(1), None),
        ];
        foreach (Func<InventoryStore, Task> step in steps)
        {
            try
            {
                await step(store);
            }
            catch (BrokenConnectionException)
            {
                store = next;
                await step(store);
            }
        }

        KnownBusiness known = await next.ReadBusinessAsync(Accounts.Business, None);
        IReadOnlyList<AccountChange> changes = await next.ReadChangesAsync("a", 0, 100, None);
        List<EdgeState> edges = await ListAsync(next.ReadEdgesAsync(None));
        return
        [
            .. known.Accounts.Keys.Select(id => id.Value).Order(),
            .. changes.Select(change => $"{change.Kind} {change.AccountId}"),
            .. edges.Select(edge => $"{edge.Edge} {edge.Accounts} {edge.PendingRemovals} {edge.Failure}"),
        ];
    }

    private static async Task ListAsync(InventoryStore store, AccountEdges edge, params string[] ids)
    {
        KnownBusiness known = await store.ReadBusinessAsync(Accounts.Business, None);
        CommitResult result = await PassAsync(
            store, known, edge, ids.Select(id => new WhatsAppBusinessAccount { Id = id, Name = id }));
        Assert.Equal(CommitResult.Stored, result);
    }

    private static async Task FailAsync(InventoryStore store)
    {
        KnownBusiness known = await store.ReadBusinessAsync(Accounts.Business, None);
        await store.FailAsync(known.Client with { Failure = "no permission", FailingSince = Now }, None);
    }

    private static async Task RemoveAsync(InventoryStore store)
    {
        KnownBusiness known = await store.ReadBusinessAsync(Accounts.Business, None);
        IEnumerable<KnownAccount> removed = known.Accounts.Values.Where(entry => entry.Account.Id == "1");
        if (removed.Any())
            await store.CommitAsync(known, RemovalRules.Remove(known.Owned, removed, _ => "x", Now), None);
    }

    private static async Task AcknowledgeAsync(InventoryStore store)
    {
        long start = await store.OpenConsumerAsync("a", Now, None);
        IReadOnlyList<AccountChange> changes = await store.ReadChangesAsync("a", 0, 2, None);
        if (start < changes[^1].Sequence)
            await store.AcknowledgeAsync("a", changes[^1].Sequence, None);
    }

    private sealed class BrokenConnectionException : Exception;
}
