using WabaClient.Tests.Support;

namespace WabaClient.Tests.Rules;

/// <summary>One business whose state is kept in memory, and passes over its edges every fifteen minutes.</summary>
internal sealed class RuleScene
{
    public const string Gone = "error 100/33";

    private readonly Dictionary<AccountEdges, KnownEdge> _edges = new[] { AccountEdges.Owned, AccountEdges.Client }
        .ToDictionary(edge => edge, edge => new KnownEdge { BusinessId = Accounts.Business, Edge = edge });

    private readonly Dictionary<WabaId, KnownAccount> _entries = [];

    public static TimeSpan Interval { get; } = TimeSpan.FromMinutes(15);

    public DateTimeOffset Now { get; set; } = DateTimeOffset.UnixEpoch;

    public RuleSettings Settings { get; set; } = new(Interval, true, []);

    public bool IsRemovalAllowed { get; set; } = true;

    public RequestedFields Fields { get; set; } = RequestedFields.Create("name", "country");

    /// <summary>Gets or sets the fields of the edge that a pass does not read. Null: the same.</summary>
    public RequestedFields? OtherFields { get; set; }

    public RequestedFields NumberFields { get; set; } = RequestedFields.Create("status");

    public IReadOnlyDictionary<WabaId, KnownAccount> Entries => _entries;

    /// <summary>Gets the ids whose absence Graph confirmed or not in the last pass.</summary>
    public IReadOnlyList<WabaId> Asked { get; private set; } = [];

    public int RowsWritten { get; private set; }

    public KnownEdge this[AccountEdges edge] => _edges[edge];

    public IReadOnlyList<WabaId> Pending(AccountEdges edge) =>
    [
        .. _entries.Values
            .Where(entry => entry.Edge == edge && entry.Absence?.Removal == RemovalState.Pending)
            .Select(entry => entry.Account.Id),
    ];

    public IReadOnlyList<AccountChange> Read(AccountEdges edge, params IEnumerable<string> ids) =>
        Read(edge, ids.Select(id => new WhatsAppBusinessAccount { Id = id }), _ => null);

    /// <summary>Reads an edge completely, and moves the time on by one interval.</summary>
    /// <param name="edge">The edge.</param>
    /// <param name="accounts">The accounts that the edge lists.</param>
    /// <param name="confirm">Graph's answer for an id.</param>
    /// <param name="numbers">The phone numbers of accounts.</param>
    /// <param name="otherRevision">The revision of the other edge when the pass began. Null: the current one.</param>
    public IReadOnlyList<AccountChange> Read(
        AccountEdges edge,
        IEnumerable<WhatsAppBusinessAccount> accounts,
        Func<WabaId, string?>? confirm = null,
        Dictionary<WabaId, IReadOnlyList<WhatsAppBusinessPhoneNumber>>? numbers = null,
        long? otherRevision = null)
    {
        EdgePass pass = new()
        {
            BeganAt = Now,
            EndedAt = Now.AddSeconds(1),
            OtherRevision = otherRevision ?? _edges[AccountEdges.Both & ~edge].Revision,
            Fields = Fields,
            OtherFields = OtherFields,
            Accounts = [.. accounts],
            NumberFields = NumberFields,
            Numbers = numbers ?? [],
        };
        Asked = InventoryRules.FindUnconfirmed(_edges[edge], _entries, pass, Settings);
        EdgeOutcome outcome = InventoryRules.Apply(
            _edges[edge], _entries, pass, Asked.ToDictionary(id => id, id => confirm?.Invoke(id)), Settings);
        Store(outcome);
        RowsWritten = outcome.Written.Count;

        KnownAccount[] due =
        [
            .. _entries.Values.Where(entry => entry.Edge == edge && entry.Absence?.Removal == RemovalState.Due),
        ];
        EdgeOutcome end = IsRemovalAllowed
            ? RemovalRules.Remove(_edges[edge], due, entry => entry.Absence!.Evidence!, Now)
            : RemovalRules.Hold(_edges[edge], due);
        Store(end);
        Now += Interval;
        return [.. outcome.Changes, .. end.Changes];
    }

    public IReadOnlyList<AccountChange> Accept(AccountEdges edge)
    {
        EdgeOutcome outcome = RemovalRules.Remove(
            _edges[edge], Pending(edge).Select(id => _entries[id]), entry => $"{entry.Absence!.Evidence}; accepted", Now);
        Store(outcome);
        return outcome.Changes;
    }

    private void Store(EdgeOutcome outcome)
    {
        Assert.Equal(_edges[outcome.Edge.Edge].Revision + 1, outcome.Edge.Revision);
        _edges[outcome.Edge.Edge] = outcome.Edge;
        foreach (KnownAccount entry in outcome.Written)
            _entries[entry.Account.Id] = entry;
        foreach (WabaId id in outcome.Removed)
            Assert.True(_entries.Remove(id));
    }
}
