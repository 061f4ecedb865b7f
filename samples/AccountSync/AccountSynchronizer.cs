using WabaClient;

namespace AccountSync;

/// <summary>Walks over the accounts and brings the table up to date, page by page.</summary>
internal sealed class AccountSynchronizer(BusinessAccountsClient client, AccountStore store, SyncOptions options)
{
    private const int InvalidCursor = 2642;

    // Oldest first, so that new accounts come last and a pass under way still meets them.
    private static readonly AccountQuery Query = new()
    {
        Fields = [AccountField.Name, AccountField.Status, AccountField.Currency, AccountField.Country, AccountField.CreationTime, AccountField.OwnershipType],
        Sort = AccountSort.CreationTimeAscending,
    };

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        BusinessId business = options.Business;
        Pass pass = store.Begin(business);
        try
        {
            await RunAsync(pass, cancellationToken);
        }
        catch (InvalidParameterException e) when (e.Code == InvalidCursor)
        {
            Console.WriteLine("The stored cursor is no longer valid: starting over at page 1.");
            store.ForgetCursor(pass);
            await RunAsync(store.Begin(business), cancellationToken);
        }
    }

    private async Task RunAsync(Pass pass, CancellationToken cancellationToken)
    {
        Console.WriteLine(pass.IsResumed ? $"Pass {pass.Number} goes on from its stored cursor." : $"Pass {pass.Number} starts at page 1.");
        Changes total = new();
        GraphPageable<WhatsAppBusinessAccount> listing = client.ListOwnedAsync(pass.Business, Query with { Cursor = pass.Cursor }, cancellationToken);
        await foreach (GraphPage<WhatsAppBusinessAccount> page in listing.AsPages())
        {
            Changes changes = store.Save(pass, page);
            Console.WriteLine($"  a page of {page.Items.Count} accounts is stored");
            Report("added", changes.Added, total.Added);
            Report("changed", changes.Changed, total.Changed);
            Report("removed", changes.Removed, total.Removed);
        }

        Console.WriteLine($"Pass {pass.Number} is done ({(pass.IsResumed ? "resumed; removals wait for the next pass" : "whole")}): {total}.");
    }

    private static void Report(string what, List<WhatsAppBusinessAccount> accounts, List<WhatsAppBusinessAccount> total)
    {
        foreach (WhatsAppBusinessAccount account in accounts)
            Console.WriteLine($"  {what}: {account.Id} {account.Name}");
        total.AddRange(accounts);
    }
}
