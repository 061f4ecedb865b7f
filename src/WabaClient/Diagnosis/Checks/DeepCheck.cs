using System.Globalization;

namespace WabaClient;

/// <summary>What the checks have in common that look into accounts.</summary>
internal static class DeepCheck
{
    private const int MostIds = 5;

    public static Verdict Run(IReadOnlyList<AccountFacts> accounts, Func<AccountFacts, Answer> answerOf, Func<AccountFacts, bool> isFine, Words words)
    {
        if (accounts.Count == 0)
            return Verdict.Skipped("There is no account to look into.");
        AccountFacts[] refused = [.. accounts.Where(account => answerOf(account).Cause.IsRefusal())];
        if (refused.Length > 0)
            return Verdict.Failed(
                $"Graph refused to list the {words.Things} of accounts that it listed.",
                "Fix what \"permissions\" reports; if it reports nothing, assign the accounts to the token's system user (Settings > Accounts > WhatsApp accounts).",
                Evidence.Join(Ids(refused), Evidence.Of(refused.Select(answerOf))));
        AccountFacts[] answered = [.. accounts.Where(account => answerOf(account).Succeeded)];
        AccountFacts[] lacking = [.. answered.Where(account => !isFine(account))];
        if (lacking.Length > 0)
            return Verdict.Warning(words.Lacking, words.Fix, Ids(lacking));
        return answered.Length == 0
            ? Verdict.Skipped("Graph did not answer.", Evidence.Of(accounts.Select(answerOf)))
            : Verdict.Passed($"Each of the accounts that were read {words.Fine}.", string.Create(CultureInfo.InvariantCulture, $"accounts: {answered.Length}"));
    }

    private static string Ids(AccountFacts[] accounts)
    {
        string more = accounts.Length > MostIds ? string.Create(CultureInfo.InvariantCulture, $" and {accounts.Length - MostIds} more") : "";
        return $"accounts {string.Join(", ", accounts.Take(MostIds).Select(account => account.Id))}{more}";
    }

    /// <summary>The words of one check.</summary>
    internal readonly record struct Words(string Things, string Fine, string Lacking, string Fix);
}
