using Microsoft.AspNetCore.Http.HttpResults;
using WabaClient;

namespace AspNetCore;

/// <summary>The accounts of a business as a JSON array that grows while pages arrive.</summary>
internal static class AccountEndpoints
{
    public static Task<Ok<IAsyncEnumerable<WhatsAppBusinessAccount>>> ListOwnedAsync(
        BusinessId id, BusinessAccountsClient client, CancellationToken cancellationToken) =>
        StreamAsync(client.ListOwnedAsync(id, cancellationToken: cancellationToken));

    public static Task<Ok<IAsyncEnumerable<WhatsAppBusinessAccount>>> ListClientAsync(
        BusinessId id, BusinessAccountsClient client, CancellationToken cancellationToken) =>
        StreamAsync(client.ListClientAsync(id, cancellationToken: cancellationToken));

    // Most errors show on the first page. Waiting for it before the answer begins leaves room for problem details; what
    // fails later breaks the answer off, and nobody takes half a JSON array for the whole.
    private static async Task<Ok<IAsyncEnumerable<WhatsAppBusinessAccount>>> StreamAsync(GraphPageable<WhatsAppBusinessAccount> listing)
    {
        IAsyncEnumerator<WhatsAppBusinessAccount> accounts = listing.GetAsyncEnumerator();
        try
        {
            bool isAny = await accounts.MoveNextAsync();
            return TypedResults.Ok(RestAsync(accounts, isAny));
        }
        catch
        {
            await accounts.DisposeAsync();
            throw;
        }
    }

    private static async IAsyncEnumerable<WhatsAppBusinessAccount> RestAsync(IAsyncEnumerator<WhatsAppBusinessAccount> accounts, bool isAny)
    {
        await using (accounts)
        {
            for (; isAny; isAny = await accounts.MoveNextAsync())
                yield return accounts.Current;
        }
    }
}
