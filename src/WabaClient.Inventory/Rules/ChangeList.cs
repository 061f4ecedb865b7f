namespace WabaClient;

/// <summary>Collects the changes of one revision of an edge.</summary>
internal sealed class ChangeList(KnownEdge edge, DateTimeOffset observedAt)
{
    private readonly List<AccountChange> _changes = [];

    public IReadOnlyList<AccountChange> Changes => _changes;

    public void Add(
        AccountChangeKind kind,
        AccountEdges newEdge,
        WhatsAppBusinessAccount? before,
        WhatsAppBusinessAccount? after,
        IReadOnlyList<string>? changedFields = null,
        string? evidence = null) =>
        Add(Create(kind, newEdge, (before ?? after!).Id) with
        {
            Before = before,
            After = after,
            ChangedFields = changedFields ?? [],
            Evidence = evidence,
        });

    public void AddNumber(
        AccountChangeKind kind,
        KnownAccount account,
        WhatsAppBusinessPhoneNumber? before,
        WhatsAppBusinessPhoneNumber? after,
        IReadOnlyList<string> changedFields,
        string? evidence) =>
        Add(Create(kind, account.Edge, account.Account.Id) with
        {
            PhoneNumberId = (before ?? after!).Id,
            NumberBefore = before,
            NumberAfter = after,
            ChangedFields = changedFields,
            Evidence = evidence,
        });

    private AccountChange Create(AccountChangeKind kind, AccountEdges newEdge, WabaId accountId) => new()
    {
        Sequence = 0,
        Id = "",
        Kind = kind,
        BusinessId = edge.BusinessId,
        Edge = newEdge,
        AccountId = accountId,
        ObservedAt = observedAt,
    };

    private void Add(AccountChange change) => _changes.Add(ChangeId.WithRevision(change, edge.Edge, edge.Revision));
}
