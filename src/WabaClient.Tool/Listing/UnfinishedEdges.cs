namespace WabaClient.Tool;

/// <summary>The edges that have not been listed completely, and the cursor at which each one continues.</summary>
internal sealed class UnfinishedEdges
{
    private readonly Dictionary<(BusinessId Business, AccountEdges Edge), string?> _cursors = [];

    public UnfinishedEdges(IEnumerable<BusinessId> businesses, AccountEdges edges, string? cursor)
    {
        foreach (BusinessId business in businesses)
        {
            if (edges.HasFlag(AccountEdges.Owned))
                _cursors[(business, AccountEdges.Owned)] = cursor;
            if (edges.HasFlag(AccountEdges.Client))
                _cursors[(business, AccountEdges.Client)] = cursor;
        }
    }

    public int Businesses => _cursors.Keys.Select(edge => edge.Business).Distinct().Count();

    public IEnumerable<(BusinessId Business, AccountEdges Edge, string? Cursor)> Edges =>
        _cursors.Select(edge => (edge.Key.Business, edge.Key.Edge, edge.Value));

    /// <summary>Records a page whose rows have all been written, or a failure.</summary>
    public void Advance(AccountsPage page)
    {
        if (page.IsLast)
            _cursors.Remove((page.BusinessId, page.Edge));
        else
            _cursors[(page.BusinessId, page.Edge)] = page.Page!.NextCursor;
    }
}
