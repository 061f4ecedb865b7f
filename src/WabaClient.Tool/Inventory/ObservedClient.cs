using System.Runtime.CompilerServices;

namespace WabaClient.Tool;

/// <summary>The client of an inventory, which shows the tool the pages and failures that the inventory reads.</summary>
internal sealed class ObservedClient(BusinessAccountsClient client, Action<AccountsPage> observe) : BusinessAccountsClient
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
        client.ListBusinessesAsync(cancellationToken);

    private async IAsyncEnumerable<AccountsPage> ObserveAsync(
        IAsyncEnumerable<AccountsPage> pages, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (AccountsPage page in pages.WithCancellation(cancellationToken))
        {
            observe(page);
            yield return page;
        }
    }
}
