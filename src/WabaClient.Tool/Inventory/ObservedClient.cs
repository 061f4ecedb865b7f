using System.Runtime.CompilerServices;

namespace WabaClient.Tool;

/// <summary>The client of an inventory, which reports the pages and failures to the tool.</summary>
/// <param name="client">The client that makes the calls.</param>
/// <param name="observe">Called for each page of accounts, and for each failure.</param>
/// <param name="observeFailure">Called if the businesses that the token has access to cannot be listed.</param>
internal sealed class ObservedClient(
    BusinessAccountsClient client, Action<AccountsPage> observe, Action<WabaClientException> observeFailure)
    : BusinessAccountsClient
{
    public override IAsyncEnumerable<AccountsPage> ListManyAsync(
        IAsyncEnumerable<BusinessId> businessIds, ManyBusinessesQuery? query = null, CancellationToken cancellationToken = default) =>
        ObserveAsync(client.ListManyAsync(businessIds, query, cancellationToken), cancellationToken);

    public override IAsyncEnumerable<AccountsPage> ListManyAsync(
        IEnumerable<BusinessId> businessIds, ManyBusinessesQuery? query = null, CancellationToken cancellationToken = default) =>
        ObserveAsync(client.ListManyAsync(businessIds, query, cancellationToken), cancellationToken);

    public override Task<WhatsAppBusinessAccount> GetAsync(
        WabaId accountId, IReadOnlyList<AccountField>? fields = null, CancellationToken cancellationToken = default) =>
        client.GetAsync(accountId, fields, cancellationToken);

    public override GraphPageable<WhatsAppBusinessPhoneNumber> ListPhoneNumbersAsync(
        WabaId accountId, PhoneNumberQuery? query = null, CancellationToken cancellationToken = default) =>
        client.ListPhoneNumbersAsync(accountId, query, cancellationToken);

    public override GraphPageable<Business> ListBusinessesAsync(CancellationToken cancellationToken = default) =>
        GraphPageable.FromPages(ObserveAsync(client.ListBusinessesAsync(cancellationToken).AsPages(), cancellationToken));

    private async IAsyncEnumerable<AccountsPage> ObserveAsync(
        IAsyncEnumerable<AccountsPage> pages, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (AccountsPage page in pages.WithCancellation(cancellationToken))
        {
            observe(page);
            yield return page;
        }
    }

    private async IAsyncEnumerable<GraphPage<Business>> ObserveAsync(
        IAsyncEnumerable<GraphPage<Business>> pages, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await using IAsyncEnumerator<GraphPage<Business>> enumerator = pages.GetAsyncEnumerator(cancellationToken);
        while (true)
        {
            try
            {
                if (!await enumerator.MoveNextAsync())
                    yield break;
            }
            catch (WabaClientException e)
            {
                observeFailure(e);
                throw;
            }

            yield return enumerator.Current;
        }
    }
}
