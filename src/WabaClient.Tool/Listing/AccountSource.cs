using System.Runtime.CompilerServices;

namespace WabaClient.Tool;

/// <summary>Reads the accounts of one edge or of many as pages and failures.</summary>
internal static class AccountSource
{
    /// <summary>Reads the edges of businesses. One edge of one business can start at a cursor.</summary>
    public static IAsyncEnumerable<AccountsPage> Read(
        BusinessAccountsClient client,
        IReadOnlyList<BusinessId> businesses,
        AccountEdges edges,
        AccountQuery query,
        CancellationToken cancellationToken) =>
        businesses.Count == 1 && edges != AccountEdges.Both
            ? ReadOneAsync(client, businesses[0], edges, query, cancellationToken)
            : client.ListManyAsync(businesses, new ManyBusinessesQuery { Accounts = query, Edges = edges }, cancellationToken);

    private static async IAsyncEnumerable<AccountsPage> ReadOneAsync(
        BusinessAccountsClient client,
        BusinessId business,
        AccountEdges edge,
        AccountQuery query,
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        GraphPageable<WhatsAppBusinessAccount> listing = edge == AccountEdges.Owned
            ? client.ListOwnedAsync(business, query, cancellationToken)
            : client.ListClientAsync(business, query, cancellationToken);
        await using IAsyncEnumerator<GraphPage<WhatsAppBusinessAccount>> pages = listing.AsPages().GetAsyncEnumerator(cancellationToken);
        AccountsPage page;
        do
        {
            try
            {
                if (!await pages.MoveNextAsync())
                    yield break;
                page = new() { BusinessId = business, Edge = edge, Page = pages.Current };
            }
            catch (WabaClientException e)
            {
                page = new() { BusinessId = business, Edge = edge, Failure = e };
            }

            yield return page;
        }
        while (!page.IsLast);
    }
}
