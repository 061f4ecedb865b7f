using System.Globalization;

namespace WabaClient;

/// <summary>The logic shared by the checks that examine accounts.</summary>
internal static class DeepCheck
{
    private const int MostIds = 5;

    public static Verdict Run<T>(
        IReadOnlyList<AccountFacts> accounts, Func<AccountFacts, Answer<T>> answerOf, Predicate<T> isFine, DeepWords words)
        where T : class
    {
        if (accounts.Count == 0)
            return Verdict.Skipped("There is no account to examine.");
        AccountFacts[] refused = [.. accounts.Where(account => answerOf(account).Cause.IsRefusal())];
        if (refused.Length > 0)
            return Verdict.Failed(
                $"Graph refused to list the {words.Things} of accounts that it had listed.",
                "Grant the token whatsapp_business_management, and assign the accounts to its system user (Settings > Accounts > WhatsApp "
                    + "accounts > Add people).",
                EvidenceText.Join(Ids(refused), EvidenceText.Of(refused.Select(answerOf))));
        AccountFacts[] answered = [.. accounts.Where(account => answerOf(account).Succeeded)];
        AccountFacts[] lacking = [.. answered.Where(account => !isFine(answerOf(account).Value!))];
        if (lacking.Length > 0)
            return Verdict.Warning(words.Lacking, words.Fix, Ids(lacking));
        return answered.Length == 0
            ? Verdict.Skipped("Graph did not answer.", EvidenceText.Of(accounts.Select(answerOf)))
            : Verdict.Passed(
                $"Each of the accounts that were read {words.Fine}.",
                string.Create(CultureInfo.InvariantCulture, $"accounts: {answered.Length}"));
    }

    private static string Ids(AccountFacts[] accounts) =>
        $"accounts {EvidenceText.FirstOf([.. accounts.Select(account => account.Id.Value)], MostIds)}";
}
