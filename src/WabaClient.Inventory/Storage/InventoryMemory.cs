namespace WabaClient;

/// <summary>An inventory in memory. Not thread-safe.</summary>
internal sealed class InventoryMemory
{
    private readonly SortedDictionary<string, KnownBusiness> _businesses = new(StringComparer.Ordinal);
    private readonly List<AccountChange> _changes = [];
    private readonly Dictionary<string, ConsumerState> _consumers = new(StringComparer.Ordinal);
    private KnownBusiness? _lastRead;
    private KnownAccount[] _lastReadEntries = [];

    public InventoryMemory()
    {
    }

    /// <summary>Initializes a new instance with the contents of a file.</summary>
    public InventoryMemory(
        long sequence,
        IEnumerable<KnownBusiness> businesses,
        IEnumerable<AccountChange> changes,
        IEnumerable<KeyValuePair<string, ConsumerState>> consumers)
    {
        Sequence = sequence;
        foreach (KnownBusiness business in businesses)
            _businesses.Add(business.Id.Value, business);
        _changes.AddRange(changes);
        foreach ((string consumer, ConsumerState state) in consumers)
            _consumers.Add(consumer, state);
    }

    /// <summary>Gets the last sequence that was assigned.</summary>
    public long Sequence { get; private set; }

    /// <summary>Gets a number that increases with every change of the contents.</summary>
    public long Version { get; private set; }

    public IReadOnlyCollection<KnownBusiness> Businesses => _businesses.Values;

    public IReadOnlyList<AccountChange> Changes => _changes;

    public IReadOnlyDictionary<string, ConsumerState> Consumers => _consumers;

    /// <summary>
    /// Returns a copy that is independent of this instance. The objects that both refer to are immutable.
    /// </summary>
    public InventoryMemory Copy() => new(
        Sequence,
        _businesses.Values,
        _changes,
        _consumers.Select(entry => KeyValuePair.Create(
            entry.Key, new ConsumerState { Snapshot = [.. entry.Value.Snapshot], Acknowledged = entry.Value.Acknowledged })))
    {
        Version = Version,
    };

    public KnownBusiness Find(BusinessId id) => _businesses.GetValueOrDefault(id.Value) ?? KnownBusiness.Create(id);

    public CommitResult Commit(KnownBusiness known, EdgeOutcome outcome)
    {
        KnownBusiness current = Find(known.Id);
        CommitResult result = current.Check(known, outcome.Edge.Edge);
        if (result != CommitResult.Stored)
            return result;

        Version++;
        _businesses[known.Id.Value] = current.With(outcome);
        foreach (AccountChange change in outcome.Changes)
            _changes.Add(change with { Sequence = ++Sequence });
        return result;
    }

    public void Fail(KnownEdge edge)
    {
        KnownBusiness business = Find(edge.BusinessId);
        if (business[edge.Edge].Revision != edge.Revision)
            return;

        Version++;
        _businesses[edge.BusinessId.Value] = business.With(edge);
    }

    public long OpenConsumer(string consumer, DateTimeOffset now)
    {
        ConsumerName.Check(consumer);
        if (_consumers.TryGetValue(consumer, out ConsumerState? state))
            return state.Acknowledged;

        Version++;
        _consumers[consumer] = state = CreateConsumer(now);
        return state.Acknowledged;
    }

    public IReadOnlyList<AccountChange> ReadChanges(string consumer, long after, int count)
    {
        IReadOnlyList<AccountChange> snapshot = _consumers.GetValueOrDefault(consumer)?.Snapshot ?? [];
        return
        [
            .. After(snapshot, after).Take(count)
                .Concat(After(_changes, after).Take(count))
                .OrderBy(change => change.Sequence)
                .Take(count),
        ];
    }

    public void Acknowledge(string consumer, long sequence)
    {
        if (!_consumers.TryGetValue(consumer, out ConsumerState? state))
            throw ConsumerErrors.Unknown();
        if (sequence > Sequence)
            throw ConsumerErrors.NoSuchSequence();

        if (sequence <= state.Acknowledged)
            return;

        Version++;
        state.Acknowledged = sequence;
    }

    public void RemoveConsumer(string consumer)
    {
        if (_consumers.Remove(consumer))
            Version++;
    }

    public void DeleteChanges(DateTimeOffset observedBefore)
    {
        long acknowledged = _consumers.Count == 0 ? Sequence : _consumers.Values.Min(state => state.Acknowledged);
        int deleted = _changes.RemoveAll(change => change.Sequence <= acknowledged && change.ObservedAt < observedBefore);
        foreach (ConsumerState state in _consumers.Values)
        {
            deleted += state.Snapshot.RemoveAll(
                change => change.Sequence <= state.Acknowledged && change.ObservedAt < observedBefore);
        }

        if (deleted > 0)
            Version++;
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

    private IEnumerable<InventoryEntry> EntriesOf(KnownBusiness business, EntryPosition? after) => Sort(business)
        .SkipWhile(entry => business.Id == after?.BusinessId
            && string.CompareOrdinal(entry.Account.Id.Value, after.Value.AccountId.Value) <= 0)
        .Select(entry => EntryView.Create(business.Id, entry, business[entry.Edge].LastComplete));

    // A business is read in pages, one after the other, and sorted once: it can have 100,000 accounts.
    private KnownAccount[] Sort(KnownBusiness business)
    {
        if (!ReferenceEquals(business, _lastRead))
        {
            _lastReadEntries = [.. business.Accounts.Values.OrderBy(entry => entry.Account.Id.Value, StringComparer.Ordinal)];
            _lastRead = business;
        }

        return _lastReadEntries;
    }

    // The sequences are in ascending order, so the first one is found by binary search.
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
}
