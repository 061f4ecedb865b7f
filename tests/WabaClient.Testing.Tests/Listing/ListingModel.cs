namespace WabaClient.Testing.Tests;

/// <summary>An edge as simply as it can be said: a list of accounts, of which some match, in some order, cut into pages.</summary>
/// <param name="accounts">The accounts as they were added; below, an account is its index in this list.</param>
/// <param name="isHidden">Which accounts are taken out of a page after it was cut.</param>
internal sealed class ListingModel(IReadOnlyList<WhatsAppBusinessAccount> accounts, Func<WhatsAppBusinessAccount, bool> isHidden)
{
    private readonly HashSet<int> _removed = [];

    public IReadOnlyList<WhatsAppBusinessAccount> Accounts => accounts;

    public bool Has(int account) => !_removed.Contains(account);

    public bool Remove(int account) => _removed.Add(account);

    /// <summary>Returns the page behind an account, or in front of it, or the first page.</summary>
    /// <param name="query">Filters, sort and limit.</param>
    /// <param name="place">The account that the cursor points at; null for the first page.</param>
    /// <param name="backwards">Whether the page ends in front of the account.</param>
    public Page Cut(RandomListing query, int? place, bool backwards)
    {
        List<int> order = [.. Order(query.Sort)];
        int at = place is { } account ? order.IndexOf(account) : -1;
        bool IsListed(int index) => Has(index) && query.Matches(accounts[index]);
        List<int> matching = [.. order.Where(IsListed)];
        List<int> rows = backwards
            ? [.. order.Take(at).Where(IsListed).TakeLast(query.PageSize)]
            : [.. order.Skip(at + 1).Where(IsListed).Take(query.PageSize)];
        return rows.Count == 0 ? new Page([], null, null, false, false) : new Page(
            [.. rows.Select(row => accounts[row]).Where(row => !isHidden(row)).Select(row => row.Id.Value)],
            rows[0],
            rows[^1],
            matching[0] != rows[0],
            matching[^1] != rows[^1]);
    }

    // An account without a creation time counts as the oldest, and equal ones stay in the order in which they were added.
    private IEnumerable<int> Order(string? sort)
    {
        IEnumerable<int> added = Enumerable.Range(0, accounts.Count);
        IEnumerable<int> ascending = added.OrderBy(index => accounts[index].CreationTime ?? DateTimeOffset.MinValue);
        return sort switch
        {
            "creation_time_ascending" => ascending,
            "creation_time_descending" => ascending.Reverse(),
            _ => added,
        };
    }

    internal sealed record Page(IReadOnlyList<string> Ids, int? First, int? Last, bool HasPrevious, bool HasNext);
}
