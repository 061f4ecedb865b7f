using Microsoft.Extensions.Logging;
using WabaClient;

namespace AccountSync;

/// <summary>Lists the accounts and updates the table, page by page.</summary>
internal sealed class AccountSynchronizer(
    BusinessAccountsClient client, AccountStore store, SyncOptions options, ILogger<AccountSynchronizer> logger)
{
    private const int InvalidCursor = 2642;

    // Oldest first: accounts that are created during a pass are added at its end, where it still finds them.
    private static readonly AccountQuery Query = new()
    {
        Fields =
        [
            AccountField.Name,
            AccountField.Status,
            AccountField.Currency,
            AccountField.Country,
            AccountField.CreationTime,
            AccountField.OwnershipType,
        ],
        Sort = AccountSort.CreationTimeAscending,
    };

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        BusinessId business = new(options.Business);
        Pass pass = store.Begin(business);
        try
        {
            await RunAsync(pass, cancellationToken);
        }
        catch (InvalidParameterException e) when (e.Code == InvalidCursor)
        {
            // Meta does not document how long a cursor lives, so a stored one can always turn out to be too old.
            Log.CursorExpired(logger);
            store.ForgetCursor(pass);
            await RunAsync(store.Begin(business), cancellationToken);
        }
    }

    private async Task RunAsync(Pass pass, CancellationToken cancellationToken)
    {
        if (pass.IsResumed)
            Log.Resumed(logger, pass.Number);
        else
            Log.Started(logger, pass.Number);
        Changes total = new();
        GraphPageable<WhatsAppBusinessAccount> listing = client.ListOwnedAsync(
            pass.Business,
            Query with { Cursor = pass.Cursor },
            cancellationToken);
        await foreach (GraphPage<WhatsAppBusinessAccount> page in listing.AsPages())
        {
            Changes changes = store.Save(pass, page);
            Log.Stored(logger, page.Items.Count);
            Report("added", changes.Added, total.Added);
            Report("changed", changes.Changed, total.Changed);
            Report("removed", changes.Removed, total.Removed);
        }

        Log.Done(logger, pass.Number, pass.IsResumed ? "resumed; removals wait for the next pass" : "whole", total);
    }

    private void Report(string change, List<WhatsAppBusinessAccount> accounts, List<WhatsAppBusinessAccount> total)
    {
        foreach (WhatsAppBusinessAccount account in accounts)
            Log.Changed(logger, change, account.Id.Value, account.Name);
        total.AddRange(accounts);
    }
}
