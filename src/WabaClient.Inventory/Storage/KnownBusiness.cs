namespace WabaClient;

/// <summary>The state of a business in the inventory at one point in time. Immutable.</summary>
internal sealed record KnownBusiness(KnownEdge Owned, KnownEdge Client, IReadOnlyDictionary<WabaId, KnownAccount> Accounts)
{
    public BusinessId Id => Owned.BusinessId;

    public EdgeRevisions Revisions => new(Owned.Revision, Client.Revision);

    public KnownEdge this[AccountEdges edge] => edge == AccountEdges.Owned ? Owned : Client;

    public static KnownBusiness Create(BusinessId id) => new(
        new KnownEdge { BusinessId = id, Edge = AccountEdges.Owned },
        new KnownEdge { BusinessId = id, Edge = AccountEdges.Client },
        new Dictionary<WabaId, KnownAccount>());

    public KnownBusiness With(KnownEdge edge) =>
        edge.Edge == AccountEdges.Owned ? this with { Owned = edge } : this with { Client = edge };

    /// <summary>Returns the state after an outcome.</summary>
    public KnownBusiness With(EdgeOutcome outcome)
    {
        KnownBusiness next = With(outcome.Edge);
        if (outcome.Written.Count == 0 && outcome.Removed.Count == 0)
            return next;

        Dictionary<WabaId, KnownAccount> accounts = new(Accounts);
        foreach (KnownAccount entry in outcome.Written)
            accounts[entry.Account.Id] = entry;
        foreach (WabaId id in outcome.Removed)
            accounts.Remove(id);
        return next with { Accounts = accounts };
    }

    /// <summary>Returns whether an outcome that was computed from an earlier state can be stored.</summary>
    /// <param name="earlier">The state from which the outcome was computed.</param>
    /// <param name="edge">The edge of the outcome.</param>
    public CommitResult Check(KnownBusiness earlier, AccountEdges edge)
    {
        AccountEdges other = AccountEdges.Both & ~edge;
        if (this[edge].Revision != earlier[edge].Revision)
            return CommitResult.Dropped;
        return this[other].Revision == earlier[other].Revision ? CommitResult.Stored : CommitResult.Repeat;
    }

    /// <summary>Returns the state of an edge with the number of its accounts.</summary>
    public EdgeState StateOf(AccountEdges edge)
    {
        KnownEdge known = this[edge];
        int accounts = 0;
        int pending = 0;
        foreach (KnownAccount entry in Accounts.Values)
        {
            if (entry.Edge != edge)
                continue;

            accounts++;
            if (entry.Absence?.Removal == RemovalState.Pending)
                pending++;
        }

        return new EdgeState
        {
            BusinessId = known.BusinessId,
            Edge = edge,
            Accounts = accounts,
            LastComplete = known.LastComplete,
            FailingSince = known.FailingSince,
            Failure = known.Failure,
            PendingRemovals = pending,
        };
    }
}
