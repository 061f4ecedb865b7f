namespace WabaClient;

/// <summary>Removes the accounts whose removal is due at the end of a pass, or keeps them (rule 5).</summary>
internal sealed class RemovalDecider(InventoryStore store, TimeProvider time, InventoryLog log)
{
    /// <summary>Decides about the removals of several edges.</summary>
    /// <param name="losing">The edges with accounts whose removal is due.</param>
    /// <param name="isAllowed">Whether rule 5 allows the removals.</param>
    /// <param name="cancellationToken">The token to cancel the call.</param>
    public async Task<RemovalCounts> DecideAsync(
        IEnumerable<EdgeResult> losing, bool isAllowed, CancellationToken cancellationToken)
    {
        RemovalCounts counts = default;
        foreach (EdgeResult result in losing)
        {
            int count = await DecideAsync(result, isAllowed, cancellationToken).ConfigureAwait(false);
            counts = isAllowed ? counts with { Removed = counts.Removed + count } : counts with { Held = counts.Held + count };
        }

        return counts;
    }

    private async Task<int> DecideAsync(EdgeResult result, bool isAllowed, CancellationToken cancellationToken)
    {
        while (true)
        {
            KnownBusiness known = await store.ReadBusinessAsync(result.BusinessId, cancellationToken).ConfigureAwait(false);
            KnownEdge edge = known[result.Edge];
            KnownAccount[] due =
            [
                .. known.Accounts.Values.Where(
                    entry => entry.Edge == result.Edge && entry.Absence?.Removal == RemovalState.Due),
            ];

            // The process that has stored a later state of the edge decides about its removals.
            if (edge.Revision != result.Revision || due.Length == 0)
                return 0;

            EdgeOutcome outcome = isAllowed
                ? RemovalRules.Remove(edge, due, entry => entry.Absence!.Evidence!, time.GetUtcNow())
                : RemovalRules.Hold(edge, due);
            switch (await store.CommitAsync(known, outcome, cancellationToken).ConfigureAwait(false))
            {
                case CommitResult.Stored:
                    if (!isAllowed && !result.HadHeldRemovals && result.PendingRemovals == 0)
                        log.RemovalsPending(result.BusinessId, result.Edge, due.Length, "too many edges of the pass lose accounts at once");
                    return due.Length;
                case CommitResult.Dropped:
                    return 0;
            }
        }
    }
}
