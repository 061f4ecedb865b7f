namespace WabaClient;

/// <summary>Reads the changes of a consumer in batches, each change once.</summary>
internal sealed class ConsumerReader
{
    private const int BatchSize = 200;

    private readonly InventoryStore _store;
    private readonly string _consumer;
    private long _after;

    private ConsumerReader(InventoryStore store, string consumer, long after)
    {
        _store = store;
        _consumer = consumer;
        _after = after;
    }

    /// <summary>Opens a consumer, which is created if it does not exist.</summary>
    public static async Task<ConsumerReader> OpenAsync(
        InventoryStore store, string consumer, TimeProvider time, CancellationToken cancellationToken)
    {
        long after = await store.OpenConsumerAsync(consumer, time.GetUtcNow(), cancellationToken).ConfigureAwait(false);
        return new ConsumerReader(store, consumer, after);
    }

    /// <summary>Returns the next changes; empty if there are currently no more.</summary>
    public async Task<IReadOnlyList<AccountChange>> ReadAsync(CancellationToken cancellationToken)
    {
        IReadOnlyList<AccountChange> batch = await _store.ReadChangesAsync(
            _consumer, _after, BatchSize, cancellationToken).ConfigureAwait(false);
        _after = batch.Count == 0 ? _after : batch[^1].Sequence;
        return batch;
    }
}
