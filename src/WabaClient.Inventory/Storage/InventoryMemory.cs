namespace WabaClient;

/// <summary>An inventory in memory. Not thread-safe.</summary>
internal sealed class InventoryMemory
{
    private readonly SortedDictionary<string, KnownBusiness> _businesses = new(StringComparer.Ordinal);
    private readonly List<AccountChange> _changes = [];
    private readonly Dictionary<string, ConsumerState> _consumers = new(StringComparer.Ordinal);

    /// <summary>Gets the last sequence that was given.</summary>
    public long Sequence { get; private set; }

    public KnownBusiness Find(BusinessId id) => _businesses.GetValueOrDefault(id.Value) ?? KnownBusiness.Create(id);

    public CommitResult Commit(KnownBusiness known, EdgeOutcome outcome)
    {
        KnownBusiness current = Find(known.Id);
        CommitResult result = current.Check(known, outcome.Edge.Edge);
        if (result != CommitResult.Stored)
            return result;

        _businesses[known.Id.Value] = current.With(outcome);
        foreach (AccountChange change in outcome.Changes)
            _changes.Add(change with { Sequence = ++Sequence });
        return result;
    }

    public void Fail(KnownEdge edge)
    {
        KnownBusiness business = Find(edge.BusinessId);
        if (business[edge.Edge].Revision == edge.Revision)
            _businesses[edge.BusinessId.Value] = business.With(edge);
    }

    public long OpenConsumer(string consumer, DateTimeOffset now)
    {
        ConsumerName.Check(consumer);
        if (!_consumers.TryGetValue(consumer, out ConsumerState? state))
            _consumers[consumer] = state = CreateConsumer(now);
        return state.Acknowledged;
    }

    public IReadOnlyList<AccountChange> ReadChanges(string consumer, long after, int count)
    {
        IReadOnlyList<AccountChange> snapshot = _consumers.GetValueOrDefault(consumer)?.Snapshot ?? [];
        return [.. After(snapshot, after).Concat(After(_changes, after)).Take(count)];
    }

    public void Acknowledge(string consumer, long sequence)
    {
        if (!_consumers.TryGetValue(consumer, out ConsumerState? state))
            throw ConsumerErrors.Unknown();
        if (sequence > Sequence)
            throw ConsumerErrors.NoSuchSequence();

        state.Acknowledged = Math.Max(state.Acknowledged, sequence);
    }

    public void RemoveConsumer(string consumer) => _consumers.Remove(consumer);

    public void DeleteChanges(DateTimeOffset observedBefore)
    {
        long acknowledged = _consumers.Count == 0 ? Sequence : _consumers.Values.Min(state => state.Acknowledged);
        _changes.RemoveAll(change => change.Sequence <= acknowledged && change.ObservedAt < observedBefore);
        foreach (ConsumerState state in _consumers.Values)
            state.Snapshot.RemoveAll(change => change.Sequence <= state.Acknowledged && change.ObservedAt < observedBefore);
    }

    public IReadOnlyList<InventoryEntry> ReadEntries(BusinessId? businessId, EntryPosition? after, int count)
    {
        IEnumerable<KnownBusiness> businesses = businessId is { } id ? [Find(id)] : _businesses.Values;
        return
        [
            .. businesses
                .Where(business => after is null || string.CompareOrdinal(business.Id.Value, after.Value.BusinessId.Value) >= 0)
                .SelectMany(business => EntriesOf(business, after))
                .Take(count),
        ];
    }

    public IReadOnlyList<EdgeState> ReadEdges(EdgePosition? after, int count) =>
    [
        .. _businesses.Values
            .Where(business => after is null || string.CompareOrdinal(business.Id.Value, after.Value.BusinessId.Value) >= 0)
            .SelectMany(business => new[] { AccountEdges.Owned, AccountEdges.Client }
                .Where(edge => business.Id != after?.BusinessId || edge > after.Value.Edge)
                .Select(business.StateOf))
            .Where(state => state.LastComplete is not null || state.Failure is not null || state.Accounts > 0)
            .Take(count),
    ];

    private static IEnumerable<InventoryEntry> EntriesOf(KnownBusiness business, EntryPosition? after) => business.Accounts.Values
        .Where(entry => business.Id != after?.BusinessId
            || string.CompareOrdinal(entry.Account.Id.Value, after.Value.AccountId.Value) > 0)
        .OrderBy(entry => entry.Account.Id.Value, StringComparer.Ordinal)
        .Select(entry => EntryView.Create(business.Id, entry, business[entry.Edge].LastComplete));

    // The sequences rise, so the first one is found by halving.
    private static IEnumerable<AccountChange> After(IReadOnlyList<AccountChange> changes, long sequence)
    {
        int low = 0;
        int high = changes.Count;
        while (low < high)
        {
            int middle = low + ((high - low) / 2);
            if (changes[middle].Sequence <= sequence)
                low = middle + 1;
            else
                high = middle;
        }

        for (int i = low; i < changes.Count; i++)
            yield return changes[i];
    }

    private ConsumerState CreateConsumer(DateTimeOffset now)
    {
        long start = Sequence;
        List<AccountChange> snapshot = [];
        foreach (KnownBusiness business in _businesses.Values)
        {
            foreach (KnownAccount entry in business.Accounts.Values.OrderBy(entry => entry.Account.Id.Value, StringComparer.Ordinal))
                snapshot.Add(SnapshotChange.Create(business[entry.Edge], entry.Account, ++Sequence, now));
        }

        return new ConsumerState { Snapshot = snapshot, Acknowledged = start };
    }

    /// <summary>The changes with which a consumer starts, and how far it is.</summary>
    private sealed class ConsumerState
    {
        public required List<AccountChange> Snapshot { get; init; }

        public required long Acknowledged { get; set; }
    }
}
