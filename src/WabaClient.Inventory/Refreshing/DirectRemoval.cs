namespace WabaClient;

/// <summary>Removals that the caller requested.</summary>
internal sealed class DirectRemoval(InventoryStore store, TimeProvider time)
{
    /// <summary>Removes the accounts that are kept because of rules 3 to 5.</summary>
    public async Task AcceptAsync(BusinessId businessId, AccountEdges edges, CancellationToken cancellationToken)
    {
        foreach (AccountEdges edge in Each(edges))
        {
            await RepeatAsync(
                businessId,
                known =>
                {
                    KnownAccount[] held =
                    [
                        .. known.Accounts.Values.Where(
                            entry => entry.Edge == edge && entry.Absence is { Removal: not RemovalState.None }),
                    ];
                    return held.Length == 0
                        ? null
                        : RemovalRules.Remove(known[edge], held, entry => $"{entry.Absence!.Evidence}; accepted", time.GetUtcNow());
                },
                cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>Removes everything about a business except the revisions of its edges, which never decrease.</summary>
    public async Task ForgetAsync(BusinessId businessId, CancellationToken cancellationToken)
    {
        foreach (AccountEdges edge in Each(AccountEdges.Both))
        {
            await RepeatAsync(
                businessId,
                known =>
                {
                    if (known[edge].Revision == 0 && known[edge].Failure is null)
                        return null;
                    EdgeOutcome outcome = RemovalRules.Remove(
                        known[edge],
                        known.Accounts.Values.Where(entry => entry.Edge == edge),
                        _ => "forgotten",
                        time.GetUtcNow());
                    return outcome with
                    {
                        Edge = new KnownEdge { BusinessId = businessId, Edge = edge, Revision = outcome.Edge.Revision },
                    };
                },
                cancellationToken).ConfigureAwait(false);
        }
    }

    private static IEnumerable<AccountEdges> Each(AccountEdges edges) =>
        new[] { AccountEdges.Owned, AccountEdges.Client }.Where(edge => edges.HasFlag(edge));

    private async Task RepeatAsync(
        BusinessId businessId, Func<KnownBusiness, EdgeOutcome?> create, CancellationToken cancellationToken)
    {
        while (true)
        {
            KnownBusiness known = await store.ReadBusinessAsync(businessId, cancellationToken).ConfigureAwait(false);
            if (create(known) is not { } outcome
                || await store.CommitAsync(known, outcome, cancellationToken).ConfigureAwait(false) == CommitResult.Stored)
            {
                return;
            }
        }
    }
}
