using System.Runtime.ExceptionServices;

namespace WabaClient;

/// <summary>Lists edges, applies the rules to each as soon as it has been listed, and stores the outcome.</summary>
/// <remarks>
/// The failure of an edge is a result. A failure of the store ends the run, unless the caller treats it as the failure
/// of its edge.
/// </remarks>
internal sealed class EdgePipeline(
    BusinessAccountsClient client, InventoryStore store, InventorySettings settings, TimeProvider time, InventoryLog log)
{
    private readonly EdgeProcessor _processor = new(client, store, settings, time, log);

    /// <summary>Runs until the sources end and everything that was listed is stored.</summary>
    /// <param name="source">Returns the ids of the businesses whose edge is read, for each edge.</param>
    /// <param name="report">Called for each edge when it is finished, possibly concurrently.</param>
    /// <param name="recover">Returns the result of an edge that could not be stored; null to end the run.</param>
    /// <param name="cancellationToken">The token to cancel the run.</param>
    public async Task RunAsync(
        Func<AccountEdges, IAsyncEnumerable<BusinessId>> source,
        Action<EdgeResult> report,
        Func<ListedEdge, Exception, EdgeResult>? recover,
        CancellationToken cancellationToken)
    {
        using CancellationTokenSource stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        using SemaphoreSlim processing = new(settings.MaxConcurrency);
        using SemaphoreSlim? edges = settings.MaxEdges is { } max ? new SemaphoreSlim(max) : null;
        ExceptionDispatchInfo? first = null;

        await Task.WhenAll(settings.Edges.Select(edge => GuardAsync(() => ListAsync(edge)))).ConfigureAwait(false);
        for (int i = 0; i < settings.MaxConcurrency; i++)
            await processing.WaitAsync(CancellationToken.None).ConfigureAwait(false);

        cancellationToken.ThrowIfCancellationRequested();
        first?.Throw();

        async Task ListAsync(AccountEdges edge)
        {
            EdgeLister lister = new(client, store, settings[edge], edges, time);
            await foreach (ListedEdge listed in lister.ListAsync(source(edge), stop.Token).ConfigureAwait(false))
            {
                await processing.WaitAsync(stop.Token).ConfigureAwait(false);
                _ = ProcessAsync(listed);
            }
        }

        async Task ProcessAsync(ListedEdge listed)
        {
            await GuardAsync(async () =>
            {
                report(await ResultAsync(listed).ConfigureAwait(false));
                edges?.Release();
            }).ConfigureAwait(false);
            processing.Release();
        }

        async Task<EdgeResult> ResultAsync(ListedEdge listed)
        {
            try
            {
                return await _processor.ProcessAsync(listed, stop.Token).ConfigureAwait(false);
            }
            catch (Exception e) when (recover is not null && !stop.IsCancellationRequested)
            {
                return recover(listed, e);
            }
        }

        async Task GuardAsync(Func<Task> work)
        {
            try
            {
                await work().ConfigureAwait(false);
            }
            catch (Exception e)
            {
                Interlocked.CompareExchange(ref first, ExceptionDispatchInfo.Capture(e), null);
                await stop.CancelAsync().ConfigureAwait(false);
            }
        }
    }
}
