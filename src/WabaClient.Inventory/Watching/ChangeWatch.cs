using System.Runtime.CompilerServices;

namespace WabaClient;

/// <summary>One enumeration of the changes of a consumer that does not end by itself.</summary>
internal sealed class ChangeWatch(
    InventoryStore store, WatchHub hub, InventorySettings settings, TimeProvider time, InventoryLog log)
{
    // Other processes do not notify this one when they have stored changes.
    private static readonly TimeSpan MaxPoll = TimeSpan.FromSeconds(5);

    private readonly TimeSpan _poll = settings.Interval < MaxPoll ? settings.Interval : MaxPoll;

    public async IAsyncEnumerable<AccountChange> WatchAsync(
        IReadOnlyCollection<BusinessId>? businessIds, string consumer, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        // If the store does not work at the start, the caller has to know. Later, it is a failure that may be transient.
        ConsumerReader reader = await ConsumerReader.OpenAsync(store, consumer, time, cancellationToken).ConfigureAwait(false);
        WatchLoop loop = hub.Enter(businessIds);
        try
        {
            BackOff backOff = new(settings.Interval);
            while (true)
            {
                Task stored = loop.Stored.Next;
                IReadOnlyList<AccountChange> batch = await ReadAsync(reader, backOff, cancellationToken).ConfigureAwait(false);
                foreach (AccountChange change in batch)
                {
                    cancellationToken.ThrowIfCancellationRequested();
                    yield return change;
                }

                if (batch.Count == 0)
                    await Signal.WaitAsync(stored, () => _poll, time, cancellationToken).ConfigureAwait(false);
            }
        }
        finally
        {
            await hub.LeaveAsync(loop, businessIds).ConfigureAwait(false);
        }
    }

    private async Task<IReadOnlyList<AccountChange>> ReadAsync(
        ConsumerReader reader, BackOff backOff, CancellationToken cancellationToken)
    {
        while (true)
        {
            try
            {
                IReadOnlyList<AccountChange> batch = await reader.ReadAsync(cancellationToken).ConfigureAwait(false);
                backOff.Reset();
                return batch;
            }
            catch (Exception e) when (!cancellationToken.IsCancellationRequested)
            {
                TimeSpan delay = backOff.Next();
                log.StoreFails(e, delay);
                await Task.Delay(delay, time, cancellationToken).ConfigureAwait(false);
            }
        }
    }
}
