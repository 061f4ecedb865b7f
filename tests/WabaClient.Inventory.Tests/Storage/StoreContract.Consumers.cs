using WabaClient.Tests.Support;

namespace WabaClient.Tests.Storage;

public abstract partial class StoreContract
{
    [Fact]
    public async Task A_consumer_reads_the_state_of_its_first_read_and_the_changes_after_it()
    {
        await CommitAsync(await ReadAsync(), AccountEdges.Owned, "1", "2");
        IReadOnlyList<AccountChange> snapshot = await ChangesAsync("a");
        await CommitAsync(await ReadAsync(), AccountEdges.Owned, "1", "2", "3");
        await ReopenAsync();

        IReadOnlyList<AccountChange> all = await ChangesAsync("a");

        Assert.Equal(2, snapshot.Count);
        Assert.Equal(snapshot, all.Take(2));
        Assert.Equal(["1", "2", "3"], all.Select(change => change.AccountId.Value));
        Assert.All(all, change => Assert.Equal("a\0é", change.After?.Name));
        Assert.Equal(all.OrderBy(change => change.Sequence), all);
        Assert.Equal(3, all.Select(change => change.Sequence).Distinct().Count());
        Assert.Equal(3, all.Select(change => change.Id).Distinct().Count());
        Assert.Equal(all.Skip(1), await Store.ReadChangesAsync("a", all[0].Sequence, 100, None));
        Assert.Equal(all.Skip(1).Take(1), await Store.ReadChangesAsync("a", all[0].Sequence, 1, None));
    }

    [Fact]
    public async Task The_snapshot_of_one_consumer_is_not_read_by_another()
    {
        await CommitAsync(await ReadAsync(), AccountEdges.Owned, "1");
        await ChangesAsync("a");
        await ChangesAsync("b");

        Assert.Single(await ChangesAsync("a"));
        Assert.Single(await ChangesAsync("b"));
    }

    [Fact]
    public async Task The_same_snapshot_has_the_same_ids_for_every_consumer()
    {
        await CommitAsync(await ReadAsync(), AccountEdges.Owned, "1", "2");

        Assert.Equal((await ChangesAsync("a")).Select(change => change.Id), (await ChangesAsync("b")).Select(change => change.Id));
    }

    [Fact]
    public async Task Acknowledged_changes_are_behind_the_start_of_that_consumer_only()
    {
        await CommitAsync(await ReadAsync(), AccountEdges.Owned, "1", "2");
        IReadOnlyList<AccountChange> all = await ChangesAsync("a");
        await ChangesAsync("b");

        await Store.AcknowledgeAsync("a", all[0].Sequence, None);
        await ReopenAsync();
        Assert.Equal(all.Skip(1), await ChangesAsync("a"));
        Assert.Equal(2, (await ChangesAsync("b")).Count);

        await Store.AcknowledgeAsync("a", all[1].Sequence, None);
        await Store.AcknowledgeAsync("a", all[0].Sequence, None);
        Assert.Empty(await ChangesAsync("a"));
    }

    [Fact]
    public async Task A_reader_that_is_behind_another_one_of_the_same_name_gets_everything()
    {
        await CommitAsync(await ReadAsync(), AccountEdges.Owned, "1", "2");
        long start = await Store.OpenConsumerAsync("a", Now, None);
        IReadOnlyList<AccountChange> all = await ChangesAsync("a");

        await Store.AcknowledgeAsync("a", all[1].Sequence, None);

        Assert.Equal(all, await ChangesAsync("a", start));
    }

    [Fact]
    public async Task A_consumer_that_was_removed_starts_again()
    {
        await CommitAsync(await ReadAsync(), AccountEdges.Owned, "1");
        await Store.AcknowledgeAsync("a", Assert.Single(await ChangesAsync("a")).Sequence, None);

        await Store.RemoveConsumerAsync("a", None);
        await Store.RemoveConsumerAsync("unknown", None);

        Assert.Single(await ChangesAsync("a"));
    }

    [Fact]
    public async Task A_reader_of_a_consumer_that_starts_again_meanwhile_gets_everything_once_and_in_order()
    {
        long start = await Store.OpenConsumerAsync("a", Now, None);
        await CommitAsync(await ReadAsync(), AccountEdges.Owned, "1", "2");
        await Store.RemoveConsumerAsync("a", None);
        await Store.OpenConsumerAsync("a", Now, None);
        await CommitAsync(await ReadAsync(), AccountEdges.Owned, "1", "2", "3");

        List<long> sequences = [];
        while (await Store.ReadChangesAsync("a", start, 1, None) is { Count: > 0 } next)
        {
            start = Assert.Single(next).Sequence;
            sequences.Add(start);
        }

        Assert.Equal(5, sequences.Count);
        Assert.Equal(sequences.Order().Distinct(), sequences);
    }

    [Fact]
    public async Task An_unknown_consumer_and_a_sequence_of_the_future_are_refused()
    {
        await Assert.ThrowsAsync<ArgumentException>("consumer", () => Store.AcknowledgeAsync("a", 0, None));
        await ChangesAsync("a");
        await Assert.ThrowsAsync<ArgumentException>("sequence", () => Store.AcknowledgeAsync("a", 1, None));
        await Store.AcknowledgeAsync("a", 0, None);
    }

    [Fact]
    public async Task A_name_that_no_database_keeps_is_refused()
    {
        string[] names = ["", "a\0", "\ud83d", "\ude00\ud83d", new string('x', 201)];
        foreach (string consumer in names)
            await Assert.ThrowsAsync<ArgumentException>(nameof(consumer), () => Store.OpenConsumerAsync(consumer, Now, None));
    }

    [Fact]
    public async Task Any_other_name_is_a_consumer()
    {
        string[] names = ["a'; --", "\"é\"", "😀\r\n", new string('x', 200)];
        await CommitAsync(await ReadAsync(), AccountEdges.Owned, "1");
        foreach (string name in names)
            Assert.Single(await ChangesAsync(name));
    }

    [Fact]
    public async Task A_reader_beside_many_writers_skips_nothing()
    {
        const int Writers = 4;
        const int Commits = 10;
        long last = await Store.OpenConsumerAsync("a", Now, None);

        Task writers = Task.WhenAll(Enumerable.Range(1, Writers).Select(writer => Task.Run(() => WriteAsync($"{writer}"))));
        List<AccountChange> read = [];
        while (read.Count < Writers * Commits)
        {
            IReadOnlyList<AccountChange> changes = await Store.ReadChangesAsync("a", last, 3, None);
            read.AddRange(changes);
            last = changes.Count > 0 ? changes[^1].Sequence : last;
            Assert.False(changes.Count == 0 && writers.IsFaulted, "A writer failed.");
        }

        await writers;
        Assert.Equal(read, await ChangesAsync("a"));
        Assert.Equal(Writers * Commits, read.Select(change => change.Id).Distinct().Count());

        async Task WriteAsync(string business)
        {
            for (int i = 1; i <= Commits; i++)
            {
                IEnumerable<string> ids = Enumerable.Range(1, i).Select(id => $"{id}");
                Assert.Equal(CommitResult.Stored, await CommitAsync(await ReadAsync(business), AccountEdges.Owned, ids));
            }
        }
    }

    [Fact]
    public async Task Old_changes_are_deleted_when_every_consumer_has_acknowledged_them()
    {
        await CommitAsync(await ReadAsync(), AccountEdges.Owned, "1");
        IReadOnlyList<AccountChange> snapshot = await ChangesAsync("a");
        long start = snapshot[0].Sequence - 1;
        await Store.OpenConsumerAsync("b", Now, None);
        await CommitAsync(await ReadAsync(), AccountEdges.Owned, "1", "2");
        await CommitAsync(await ReadAsync(), AccountEdges.Owned, "1", "2", "3");
        IReadOnlyList<AccountChange> all = await ChangesAsync("a");

        await Store.AcknowledgeAsync("a", all[1].Sequence, None);
        await Store.DeleteChangesAsync(Now.AddDays(1), None);
        Assert.Equal(all.Skip(1), await ChangesAsync("a", start));

        await Store.AcknowledgeAsync("b", all[1].Sequence, None);
        await Store.DeleteChangesAsync(Now.AddDays(-1), None);
        Assert.Equal(all.Skip(1), await ChangesAsync("a", start));

        await Store.DeleteChangesAsync(Now.AddDays(1), None);
        Assert.Equal(all.Skip(2), await ChangesAsync("a", start));

        await Store.RemoveConsumerAsync("a", None);
        await Store.RemoveConsumerAsync("b", None);
        await Store.DeleteChangesAsync(Now.AddDays(1), None);
        Assert.Empty(await ChangesAsync("a", start));
    }
}
