namespace WabaClient;

/// <summary>
/// Stores an inventory in memory, for tests and for programs that start with an empty inventory. Thread-safe.
/// </summary>
public sealed class InMemoryInventoryStore : InventoryStore
{
    private readonly object _lock = new();
    private readonly InventoryMemory _memory = new();

    /// <summary>
    /// Initializes a new instance of the <see cref="InMemoryInventoryStore"/> class without accounts.
    /// </summary>
    public InMemoryInventoryStore()
    {
    }

    internal override Task<KnownBusiness> ReadBusinessAsync(BusinessId businessId, CancellationToken cancellationToken) =>
        RunAsync(memory => memory.Find(businessId), cancellationToken);

    internal override Task<EdgeRevisions> ReadRevisionsAsync(BusinessId businessId, CancellationToken cancellationToken) =>
        RunAsync(memory => memory.Find(businessId).Revisions, cancellationToken);

    internal override Task<CommitResult> CommitAsync(
        KnownBusiness known, EdgeOutcome outcome, CancellationToken cancellationToken) =>
        RunAsync(memory => memory.Commit(known, outcome), cancellationToken);

    internal override Task FailAsync(KnownEdge edge, CancellationToken cancellationToken) =>
        RunAsync(memory => memory.Fail(edge), cancellationToken);

    internal override Task<long> OpenConsumerAsync(string consumer, DateTimeOffset now, CancellationToken cancellationToken) =>
        RunAsync(memory => memory.OpenConsumer(consumer, now), cancellationToken);

    internal override Task<IReadOnlyList<AccountChange>> ReadChangesAsync(
        string consumer, long after, int count, CancellationToken cancellationToken) =>
        RunAsync(memory => memory.ReadChanges(consumer, after, count), cancellationToken);

    internal override Task AcknowledgeAsync(string consumer, long sequence, CancellationToken cancellationToken) =>
        RunAsync(memory => memory.Acknowledge(consumer, sequence), cancellationToken);

    internal override Task RemoveConsumerAsync(string consumer, CancellationToken cancellationToken) =>
        RunAsync(memory => memory.RemoveConsumer(consumer), cancellationToken);

    internal override Task DeleteChangesAsync(DateTimeOffset observedBefore, CancellationToken cancellationToken) =>
        RunAsync(memory => memory.DeleteChanges(observedBefore), cancellationToken);

    private protected override Task<IReadOnlyList<InventoryEntry>> ReadEntriesAsync(
        BusinessId? businessId, EntryPosition? after, int count, CancellationToken cancellationToken) =>
        RunAsync(memory => memory.ReadEntries(businessId, after, count), cancellationToken);

    private protected override Task<IReadOnlyList<EdgeState>> ReadEdgesAsync(
        EdgePosition? after, int count, CancellationToken cancellationToken) =>
        RunAsync(memory => memory.ReadEdges(after, count), cancellationToken);

    private Task<T> RunAsync<T>(Func<InventoryMemory, T> run, CancellationToken cancellationToken)
    {
        if (cancellationToken.IsCancellationRequested)
            return Task.FromCanceled<T>(cancellationToken);

        try
        {
            lock (_lock)
                return Task.FromResult(run(_memory));
        }
        catch (ArgumentException e)
        {
            return Task.FromException<T>(e);
        }
    }

    private Task<bool> RunAsync(Action<InventoryMemory> run, CancellationToken cancellationToken) =>
        RunAsync(
            memory =>
            {
                run(memory);
                return true;
            },
            cancellationToken);
}
