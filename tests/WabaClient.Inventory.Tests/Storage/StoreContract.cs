using WabaClient.Tests.Support;

namespace WabaClient.Tests.Storage;

/// <summary>The rules for every store. This part contains the helpers; the other parts are named after their subjects.</summary>
public abstract partial class StoreContract : IAsyncLifetime
{
    private protected static readonly CancellationToken None = CancellationToken.None;
    private protected static readonly RuleSettings Settings = new(TimeSpan.FromMinutes(15), true, []);
    private protected static readonly DateTimeOffset Now = new(2026, 11, 28, 12, 0, 0, 123, TimeSpan.Zero);

    private protected InventoryStore Store { get; private set; } = null!;

    public async ValueTask InitializeAsync() => Store = await OpenAsync();

    public virtual ValueTask DisposeAsync()
    {
        (Store as IDisposable)?.Dispose();
        GC.SuppressFinalize(this);
        return ValueTask.CompletedTask;
    }

    /// <summary>Opens the same store, which is empty the first time.</summary>
    private protected abstract Task<InventoryStore> OpenAsync();

    /// <summary>Closes the store and opens it again, as the next process does.</summary>
    private protected virtual async Task ReopenAsync()
    {
        (Store as IDisposable)?.Dispose();
        Store = await OpenAsync();
    }

    private protected Task<KnownBusiness> ReadAsync(BusinessId? id = null) => Store.ReadBusinessAsync(id ?? Accounts.Business, None);

    /// <summary>Reads all changes that a consumer has not acknowledged.</summary>
    private protected async Task<IReadOnlyList<AccountChange>> ChangesAsync(string consumer) =>
        await ChangesAsync(consumer, await Store.OpenConsumerAsync(consumer, Now, None));

    private protected async Task<IReadOnlyList<AccountChange>> ChangesAsync(string consumer, long after)
    {
        List<AccountChange> changes = [];
        while (await Store.ReadChangesAsync(consumer, after, 100, None) is { Count: > 0 } next)
        {
            changes.AddRange(next);
            after = next[^1].Sequence;
        }

        return changes;
    }

    private protected Task<CommitResult> CommitAsync(KnownBusiness known, AccountEdges edge, params IEnumerable<string> ids) =>
        PassAsync(Store, known, edge, ids.Select(id => new WhatsAppBusinessAccount { Id = id, Name = "a\0é" }));

    /// <summary>Stores the outcome of a complete pass over an edge that lists the specified accounts.</summary>
    private protected static Task<CommitResult> PassAsync(
        InventoryStore store, KnownBusiness known, AccountEdges edge, IEnumerable<WhatsAppBusinessAccount> accounts)
    {
        EdgePass pass = new()
        {
            BeganAt = Now,
            EndedAt = Now.AddSeconds(1),
            OtherRevision = known[AccountEdges.Both & ~edge].Revision,
            Fields = RequestedFields.Create("name"),
            Accounts = [.. accounts],
        };
        return store.CommitAsync(
            known, InventoryRules.Apply(known[edge], known.Accounts, pass, new Dictionary<WabaId, string?>(), Settings), None);
    }

    private protected static async Task<List<T>> ListAsync<T>(IAsyncEnumerable<T> items)
    {
        List<T> list = [];
        await foreach (T item in items)
            list.Add(item);
        return list;
    }
}
