using System.Collections.Concurrent;
using System.Runtime.CompilerServices;

namespace WabaClient;

/// <summary>Lists one edge of many businesses.</summary>
/// <remarks>
/// Each edge has its own enumeration, because the two are requested with different fields. Memory is bounded by the
/// edges in progress.
/// </remarks>
internal sealed class EdgeLister(
    BusinessAccountsClient client, InventoryStore store, EdgeQuery query, SemaphoreSlim? edges, TimeProvider time)
{
    private readonly ConcurrentDictionary<BusinessId, ListedEdge> _open = [];

    /// <summary>Lists the edge of each business as soon as its id is available.</summary>
    /// <remarks>The source must not repeat an id before its edge has been returned.</remarks>
    public async IAsyncEnumerable<ListedEdge> ListAsync(
        IAsyncEnumerable<BusinessId> businessIds, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        IAsyncEnumerable<AccountsPage> pages = client.ListManyAsync(
            BeginAsync(businessIds, cancellationToken), query.Query, cancellationToken);
        await foreach (AccountsPage page in pages.ConfigureAwait(false))
        {
            ListedEdge listed = _open[page.BusinessId];
            listed.Add(page);
            if (page.IsLast && _open.TryRemove(page.BusinessId, out _))
                yield return listed;
        }
    }

    private async IAsyncEnumerable<BusinessId> BeginAsync(
        IAsyncEnumerable<BusinessId> businessIds, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (BusinessId id in businessIds.WithCancellation(cancellationToken).ConfigureAwait(false))
        {
            if (edges is not null)
                await edges.WaitAsync(cancellationToken).ConfigureAwait(false);

            // Before the first page is requested, so that a pass that another process stores in the meantime is detected.
            long revision = await store.ReadRevisionAsync(id, query.Edge, cancellationToken).ConfigureAwait(false);
            _open[id] = new ListedEdge(id, query.Edge, time.GetUtcNow(), revision);
            yield return id;
        }
    }
}
