namespace WabaClient;

/// <summary>An edge that was listed completely, or whose listing failed.</summary>
internal sealed class ListedEdge(BusinessId businessId, AccountEdges edge, DateTimeOffset beganAt, long revision)
{
    private readonly List<WhatsAppBusinessAccount> _accounts = [];

    public BusinessId BusinessId { get; } = businessId;

    public AccountEdges Edge { get; } = edge;

    public DateTimeOffset BeganAt { get; } = beganAt;

    /// <summary>Gets the revision of the edge when the listing began.</summary>
    public long Revision { get; } = revision;

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
