using System.Collections.Concurrent;
using WabaClient;

namespace MultiTenant;

/// <summary>Lists the accounts of all tenants, 16 at a time. A tenant that fails does not stop the others.</summary>
internal sealed class TenantLister(BusinessAccountsClient client)
{
    private const int AtOnce = 16;

    // One client for all: the gate is per business, so a throttled tenant delays no other.
    public async Task<IReadOnlyList<TenantResult>> ListAllAsync(IReadOnlyList<Tenant> tenants, Action reportDone, CancellationToken cancellationToken)
    {
        ConcurrentBag<TenantResult> results = [];
        ParallelOptions options = new() { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancellationToken };
        await Parallel.ForEachAsync(tenants, options, async (tenant, stop) =>
        {
            results.Add(await ListAsync(tenant, stop));
            reportDone();
        });
        return [.. results.OrderBy(result => result.Business.Value, StringComparer.Ordinal)];
    }

    private async Task<TenantResult> ListAsync(Tenant tenant, CancellationToken cancellationToken)
    {
        int accounts = 0;
        try
        {
            await foreach (WhatsAppBusinessAccount _ in client.ListOwnedAsync(tenant.Business, cancellationToken: cancellationToken))
                accounts++;
            return new(tenant.Business, accounts, null);
        }
        catch (WabaClientException e)
        {
            return new(tenant.Business, accounts, e);
        }
    }
}
