namespace WabaClient;

/// <summary>An edge that was listed completely, or whose listing failed.</summary>
internal sealed class ListedEdge(BusinessId businessId, AccountEdges edge, DateTimeOffset beganAt, EdgeRevisions revisions)
{
    private readonly List<WhatsAppBusinessAccount> _accounts = [];

    public BusinessId BusinessId { get; } = businessId;

    public AccountEdges Edge { get; } = edge;

    public DateTimeOffset BeganAt { get; } = beganAt;

    /// <summary>Gets the revision of the edge when the listing began.</summary>
    public long Revision { get; } = revisions[edge];

    /// <summary>Gets the revision of the other edge of the business when the listing began.</summary>
    public long OtherRevision { get; } = revisions[AccountEdges.Both & ~edge];

    public IReadOnlyList<WhatsAppBusinessAccount> Accounts => _accounts;

    public int Calls { get; private set; }

    public Exception? Failure { get; private set; }

    public void Add(AccountsPage page)
    {
        Calls++;
        Failure = page.Failure;
        if (page.Page is not null)
            _accounts.AddRange(page.Page.Items);
    }
}
