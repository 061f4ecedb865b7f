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
            BeginEachAsync(businessIds, cancellationToken), query.Query, cancellationToken);
        await foreach (AccountsPage page in pages.ConfigureAwait(false))
        {
            // A mock of the client can return pages without reading the ids.
            if (!_open.TryGetValue(page.BusinessId, out ListedEdge? listed))
                listed = await BeginAsync(page.BusinessId, cancellationToken).ConfigureAwait(false);
            listed.Add(page);
            if (page.IsLast && _open.TryRemove(page.BusinessId, out _))
                yield return listed;
        }
    }

    private async IAsyncEnumerable<BusinessId> BeginEachAsync(
        IAsyncEnumerable<BusinessId> businessIds, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (BusinessId id in businessIds.WithCancellation(cancellationToken).ConfigureAwait(false))
        {
            if (edges is not null)
                await edges.WaitAsync(cancellationToken).ConfigureAwait(false);

            await BeginAsync(id, cancellationToken).ConfigureAwait(false);
            yield return id;
        }
    }

    private async Task<ListedEdge> BeginAsync(BusinessId id, CancellationToken cancellationToken)
    {
        // Before the first page is requested, so that a pass that another process stores in the meantime is detected.
        EdgeRevisions revisions = await store.ReadRevisionsAsync(id, cancellationToken).ConfigureAwait(false);
        return _open[id] = new ListedEdge(id, query.Edge, time.GetUtcNow(), revisions);
    }
}
