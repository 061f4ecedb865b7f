namespace WabaClient;

/// <summary>
/// Makes the calls for single accounts and for phone numbers, with one limit on concurrent calls for all edges.
/// </summary>
internal sealed class SingleCalls(InventorySettings settings)
{
    // If the number of edges in progress is limited, each of them makes one call at a time, and no other limit is needed.
    private readonly SemaphoreSlim? _slots = settings.MaxEdges is null ? new SemaphoreSlim(settings.SingleConcurrency) : null;

    public Task ForEachAsync<T>(
        IEnumerable<T> items, Func<T, CancellationToken, Task> call, CancellationToken cancellationToken)
    {
        ParallelOptions options = new()
        {
            MaxDegreeOfParallelism = settings.SingleConcurrency,
            CancellationToken = cancellationToken,
        };
        return Parallel.ForEachAsync(items, options, async (item, token) =>
        {
            if (_slots is null)
            {
                await call(item, token).ConfigureAwait(false);
                return;
            }

            await _slots.WaitAsync(token).ConfigureAwait(false);
            try
            {
                await call(item, token).ConfigureAwait(false);
            }
            finally
            {
                _slots.Release();
            }
        });
    }
}
