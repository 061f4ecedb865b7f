namespace WabaClient.Tests.Businesses;

internal static class ManyEnumerable
{
    public static async Task<List<AccountsPage>> ToListAsync(
        this IAsyncEnumerable<AccountsPage> pages,
        CancellationToken cancellationToken = default)
    {
        List<AccountsPage> list = [];
        await foreach (AccountsPage page in pages.WithCancellation(cancellationToken))
            list.Add(page);
        return list;
    }
}
