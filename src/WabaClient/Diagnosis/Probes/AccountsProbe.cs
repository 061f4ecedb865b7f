namespace WabaClient;

/// <summary>Examines the accounts that the edges have listed.</summary>
internal static class AccountsProbe
{
    /// <summary>The maximum number of accounts to examine.</summary>
    public const int MostAccounts = 10;

    public static async Task<IReadOnlyList<AccountFacts>> RunAsync(DiagnosisCaller caller, EdgeAnswers edges, bool knowsOwnApp)
    {
        List<AccountFacts> accounts = [];
        foreach (WabaId id in edges.Accounts.Select(account => account.Id).Distinct().Take(MostAccounts))
        {
            Answer<GraphPage<WhatsAppBusinessPhoneNumber>> numbers = await caller.AskAsync(
                GraphTarget.ForPhoneNumbers(id, new()), ReplyReaders.PhoneNumbers, pageSize: 1).ConfigureAwait(false);
            Answer<GraphPage<SubscribedApp>> apps = knowsOwnApp
                ? await caller.AskAsync(GraphTarget.ForSubscribedApps(id), ReplyReaders.SubscribedApps).ConfigureAwait(false)
                : Answer<GraphPage<SubscribedApp>>.Skip("The subscribed apps were not read.");
            accounts.Add(new(id, numbers, apps));

            // More calls would make the throttle longer.
            if (numbers.Cause == FailureCause.Throttled || apps.Cause == FailureCause.Throttled)
                break;
        }

        return accounts;
    }
}
