namespace WabaClient;

/// <summary>One pass over some businesses, from its first call to the decision about removals.</summary>
internal sealed class RefreshRun(InventoryStore store, EdgePipeline pipeline, TimeProvider time, InventoryLog log)
{
    private readonly object _lock = new();
    private readonly List<EdgeResult> _losing = [];
    private InventoryPass _pass = new();
    private int _edges;

    public async Task<InventoryPass> RunAsync(IReadOnlyCollection<BusinessId> businessIds, int calls, CancellationToken cancellationToken)
    {
        long began = time.GetTimestamp();
        _pass = new InventoryPass { Businesses = businessIds.Count, Calls = calls };
        await pipeline.RunAsync(_ => Each(businessIds), Report, recover: null, cancellationToken).ConfigureAwait(false);

        bool isAllowed = RemovalRules.IsAllowed(_losing.Count, _edges);
        RemovalCounts counts = await new RemovalDecider(store, time, log)
            .DecideAsync(_losing, isAllowed, cancellationToken).ConfigureAwait(false);
        _pass = _pass with
        {
            Changes = _pass.Changes + counts.Removed,
            PendingRemovals = _pass.PendingRemovals + counts.Held,
            Duration = time.GetElapsedTime(began),
        };
        log.Refreshed(_pass);
        return _pass;
    }

    private static async IAsyncEnumerable<BusinessId> Each(IEnumerable<BusinessId> ids)
    {
        await Task.CompletedTask.ConfigureAwait(false);
        foreach (BusinessId id in ids)
            yield return id;
    }

    private void Report(EdgeResult result)
    {
        lock (_lock)
        {
            _pass = _pass with
            {
                Edges = _pass.Edges + 1,
                Accounts = _pass.Accounts + result.Accounts,
                Changes = _pass.Changes + result.Changes,
                FailedEdges = _pass.FailedEdges + (result.Failure is null ? 0 : 1),
                DroppedEdges = _pass.DroppedEdges + (result.IsDropped ? 1 : 0),
                PendingRemovals = _pass.PendingRemovals + result.PendingRemovals,
                Calls = _pass.Calls + result.Calls,
            };
            _edges += result.IsDropped ? 0 : 1;
            if (result.DueRemovals > 0)
                _losing.Add(result);
        }
    }
}
