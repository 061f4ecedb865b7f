namespace WabaClient;

/// <summary>Applies the rules to an edge that was listed, and stores the outcome.</summary>
internal sealed class EdgeProcessor(
    BusinessAccountsClient client, InventoryStore store, InventorySettings settings, TimeProvider time, InventoryLog log)
{
    private readonly SingleCalls _calls = new(settings);

    public async Task<EdgeResult> ProcessAsync(ListedEdge listed, CancellationToken cancellationToken)
    {
        EdgeResult result = new()
        {
            BusinessId = listed.BusinessId,
            Edge = listed.Edge,
            BeganAt = listed.BeganAt,
            Failure = listed.Failure,
            Calls = listed.Calls,
        };
        KnownBusiness known = await store.ReadBusinessAsync(listed.BusinessId, cancellationToken).ConfigureAwait(false);
        if (listed.Failure is not null)
        {
            await FailAsync(known[listed.Edge], listed, cancellationToken).ConfigureAwait(false);
            return result;
        }

        if (known[listed.Edge].Revision != listed.Revision)
            return Dropped(result);

        NumberReading numbers = await new NumberReader(client, _calls, settings)
            .ReadAsync(listed.Accounts, cancellationToken).ConfigureAwait(false);
        EdgePass pass = new()
        {
            BeganAt = listed.BeganAt,
            EndedAt = time.GetUtcNow(),
            OtherRevision = listed.OtherRevision,
            Fields = settings[listed.Edge].Fields,
            OtherFields = settings[AccountEdges.Both & ~listed.Edge].Fields,
            Accounts = listed.Accounts,
            NumberFields = settings.NumberFields,
            Numbers = numbers.Numbers,
            Failure = numbers.Failure,
        };
        return await StoreAsync(known, pass, result with { Calls = result.Calls + numbers.Calls }, cancellationToken)
            .ConfigureAwait(false);
    }

    private async Task<EdgeResult> StoreAsync(
        KnownBusiness known, EdgePass pass, EdgeResult result, CancellationToken cancellationToken)
    {
        AccountConfirmer confirmer = new(client, _calls);
        Dictionary<WabaId, string?> confirmations = [];
        int asked = 0;
        while (true)
        {
            KnownEdge edge = known[result.Edge];
            WabaId[] unconfirmed =
            [
                .. InventoryRules.FindUnconfirmed(edge, known.Accounts, pass, settings.Rules)
                    .Where(id => !confirmations.ContainsKey(id))
                    .Take(InventoryRules.MaxConfirmations - asked),
            ];
            asked += unconfirmed.Length;
            foreach ((WabaId id, string? answer) in await confirmer.ConfirmAsync(unconfirmed, cancellationToken).ConfigureAwait(false))
                confirmations[id] = answer;

            EdgeOutcome outcome = InventoryRules.Apply(edge, known.Accounts, pass, confirmations, settings.Rules);
            CommitResult commit = await store.CommitAsync(known, outcome, cancellationToken).ConfigureAwait(false);
            if (commit == CommitResult.Stored)
                return Stored(known, outcome, pass, result with { Calls = result.Calls + asked });

            known = await store.ReadBusinessAsync(result.BusinessId, cancellationToken).ConfigureAwait(false);
            if (commit == CommitResult.Dropped || known[result.Edge].Revision != edge.Revision)
                return Dropped(result with { Calls = result.Calls + asked });
        }
    }

    private EdgeResult Stored(KnownBusiness known, EdgeOutcome outcome, EdgePass pass, EdgeResult result)
    {
        // Every absent account has been written.
        HeldRemovals before = HeldRemovals.Of(known.Accounts.Values, result.Edge);
        HeldRemovals after = HeldRemovals.Of(outcome.Written, result.Edge);
        if (after.Pending > 0 && before.Count == 0)
            log.RemovalsPending(result.BusinessId, result.Edge, after.Pending, HoldReason(known, pass, result.Edge));
        if (pass.Failure is not null && known[result.Edge].FailingSince is null)
            log.EdgeFails(result.BusinessId, result.Edge, pass.Failure);
        return result with
        {
            IsStored = true,
            Accounts = pass.Accounts.Select(account => account.Id).Distinct().Count(),
            Changes = outcome.Changes.Count,
            Revision = outcome.Edge.Revision,
            DueRemovals = after.Due,
            PendingRemovals = after.Pending,
            HadHeldRemovals = before.Count > 0,
        };
    }

    private async Task FailAsync(KnownEdge edge, ListedEdge listed, CancellationToken cancellationToken)
    {
        // If another process has stored a pass in the meantime, that pass is newer.
        if (edge.Revision != listed.Revision)
            return;
        string failure = FailureText.Of(listed.Failure!);
        if (edge.FailingSince is null)
            log.EdgeFails(listed.BusinessId, listed.Edge, failure);
        if (edge.Failure != failure)
            await store.FailAsync(edge with { FailingSince = edge.FailingSince ?? time.GetUtcNow(), Failure = failure }, cancellationToken)
                .ConfigureAwait(false);
    }

    private EdgeResult Dropped(EdgeResult result)
    {
        log.EdgeDropped(result.BusinessId, result.Edge);
        return result with { IsDropped = true };
    }

    private static string HoldReason(KnownBusiness known, EdgePass pass, AccountEdges edge) =>
        pass.Accounts.Any(account => known.Accounts.TryGetValue(account.Id, out KnownAccount? entry) && entry.Edge == edge)
            ? "too many are absent at once"
            : "the edge lists none of its known accounts";
}
