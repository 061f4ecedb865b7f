using WabaClient.Tests.Support;

namespace WabaClient.Tests.Storage;

/// <summary>What every store keeps to.</summary>
public abstract class StoreContract : IAsyncLifetime
{
    private static readonly CancellationToken None = CancellationToken.None;
    private static readonly RuleSettings Settings = new(TimeSpan.FromMinutes(15), true, []);

    private protected InventoryStore Store { get; private set; } = null!;

    private protected abstract Task<InventoryStore> CreateStoreAsync();

    public async ValueTask InitializeAsync() => Store = await CreateStoreAsync();

    public virtual ValueTask DisposeAsync()
    {
        (Store as IDisposable)?.Dispose();
        GC.SuppressFinalize(this);
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task What_is_stored_is_read_back()
    {
        Assert.Equal(CommitResult.Stored, await CommitAsync(await ReadAsync(), AccountEdges.Owned, "1", "2"));

        KnownBusiness business = await ReadAsync();
        Assert.Equal((1, 0), (business.Owned.Revision, business.Client.Revision));
        Assert.Equal(["1", "2"], business.Accounts.Keys.Select(id => id.Value).Order());
    }

    [Fact]
    public async Task Of_two_writers_of_one_edge_the_second_is_dropped_whole()
    {
        KnownBusiness business = await ReadAsync();

        Assert.Equal(CommitResult.Stored, await CommitAsync(business, AccountEdges.Owned, "1"));
        Assert.Equal(CommitResult.Dropped, await CommitAsync(business, AccountEdges.Owned, "2"));

        Assert.Equal("1", Assert.Single((await ReadAsync()).Accounts.Keys).Value);
    }

    [Fact]
    public async Task A_writer_of_the_other_edge_applies_the_rules_again()
    {
        KnownBusiness business = await ReadAsync();

        Assert.Equal(CommitResult.Stored, await CommitAsync(business, AccountEdges.Owned, "1"));
        Assert.Equal(CommitResult.Repeat, await CommitAsync(business, AccountEdges.Client, "1"));
        Assert.Equal(CommitResult.Stored, await CommitAsync(await ReadAsync(), AccountEdges.Client, "1"));

        Assert.Single((await ReadAsync()).Accounts);
    }

    [Fact]
    public async Task A_consumer_reads_the_state_of_its_first_read_and_the_changes_after_it()
    {
        await CommitAsync(await ReadAsync(), AccountEdges.Owned, "1", "2");
        IReadOnlyList<AccountChange> snapshot = await ChangesAsync("a");
        await CommitAsync(await ReadAsync(), AccountEdges.Owned, "1", "2", "3");

        IReadOnlyList<AccountChange> all = await ChangesAsync("a");

        Assert.Equal(2, snapshot.Count);
        Assert.Equal(snapshot, all.Take(2));
        Assert.Equal(["1", "2", "3"], all.Select(change => change.AccountId.Value));
        Assert.Equal(all.OrderBy(change => change.Sequence), all);
        Assert.Equal(3, all.Select(change => change.Sequence).Distinct().Count());
        Assert.Equal(all.Skip(1), await Store.ReadChangesAsync("a", all[0].Sequence, 100, None));
    }

    [Fact]
    public async Task Acknowledged_changes_are_not_read_again_by_that_consumer()
    {
        await CommitAsync(await ReadAsync(), AccountEdges.Owned, "1", "2");
        IReadOnlyList<AccountChange> all = await ChangesAsync("a");
        await ChangesAsync("b");

        await Store.AcknowledgeAsync("a", all[0].Sequence, None);
        Assert.Equal(all.Skip(1), await ChangesAsync("a"));
        Assert.Equal(2, (await ChangesAsync("b")).Count);

        await Store.AcknowledgeAsync("a", all[1].Sequence, None);
        await Store.AcknowledgeAsync("a", all[0].Sequence, None);
        Assert.Empty(await ChangesAsync("a"));
    }

    [Fact]
    public async Task A_consumer_that_was_removed_starts_again()
    {
        await CommitAsync(await ReadAsync(), AccountEdges.Owned, "1");
        await Store.AcknowledgeAsync("a", Assert.Single(await ChangesAsync("a")).Sequence, None);

        await Store.RemoveConsumerAsync("a", None);

        Assert.Single(await ChangesAsync("a"));
    }

    [Fact]
    public async Task An_unknown_consumer_and_a_sequence_of_the_future_are_refused()
    {
        await Assert.ThrowsAsync<ArgumentException>("consumer", () => Store.AcknowledgeAsync("a", 0, None));
        await ChangesAsync("a");
        await Assert.ThrowsAsync<ArgumentException>("sequence", () => Store.AcknowledgeAsync("a", 1, None));
    }

    private Task<KnownBusiness> ReadAsync() => Store.ReadBusinessAsync(Accounts.Business, None);

    private async Task<IReadOnlyList<AccountChange>> ChangesAsync(string consumer) =>
        await Store.ReadChangesAsync(consumer, await Store.OpenConsumerAsync(consumer, default, None), 100, None);

    private Task<CommitResult> CommitAsync(KnownBusiness business, AccountEdges edge, params string[] ids)
    {
        EdgePass pass = new()
        {
            BeganAt = DateTimeOffset.UnixEpoch,
            EndedAt = DateTimeOffset.UnixEpoch,
            Fields = RequestedFields.Create("name"),
            Accounts = [.. ids.Select(id => new WhatsAppBusinessAccount { Id = id, Name = "a\0é" })],
        };
        EdgeOutcome outcome = InventoryRules.Apply(business[edge], business.Accounts, pass, new Dictionary<WabaId, string?>(), Settings);
        return Store.CommitAsync(business, outcome, None);
    }
}
