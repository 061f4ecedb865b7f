using System.Globalization;

namespace WabaClient;

/// <summary>Checks whether the accounts of an edge can be listed.</summary>
internal static class EdgeCheck
{
    public static Verdict RunOwned(DiagnosisFacts facts) => Run(facts, facts.Edges.Owned, new(
        "accounts that the business owns",
        "ListOwnedAsync",
        facts.Edges.Client.Value?.Items.Count > 0
            ? "The accounts of this business are shared by its clients: list them with ListClientAsync."
            : EmptyFix(facts)));

    public static Verdict RunClient(DiagnosisFacts facts) => Run(facts, facts.Edges.Client, new(
        "accounts that clients have shared with the business",
        "ListClientAsync",
        facts.Edges.Owned.Value?.Items.Count > 0
            ? "Nothing to do if the business works with its own accounts only: list them with ListOwnedAsync."
            : EmptyFix(facts)));

    private static Verdict Run(DiagnosisFacts facts, Answer<GraphPage<WhatsAppBusinessAccount>> answer, Words words)
    {
        if (answer.Value is { } page)
            return OfPage(page, facts, words);
        string? evidence = EvidenceText.Of(answer);
        return answer.Cause switch
        {
            FailureCause.None => Verdict.Skipped(answer.NotAsked!),
            FailureCause.NothingToList => Empty(words, evidence),
            FailureCause.Throttled => Verdict.Skipped("Graph throttles these calls at the moment; see \"usage\".", evidence),
            FailureCause.TokenProvider => Verdict.Skipped(
                "Nothing was sent, because there was no access token; see \"settings\".", evidence),
            FailureCause.NoAnswer or FailureCause.NotGraph => Verdict.Skipped("Graph did not answer; see \"reach\".", evidence),
            FailureCause.Outage => Verdict.Skipped(
                "Graph could not answer because of an internal problem.", evidence, "Try again later."),
            var cause => Refused(cause, facts, words, evidence),
        };
    }

    private static Verdict OfPage(GraphPage<WhatsAppBusinessAccount> page, DiagnosisFacts facts, Words words)
    {
        if (page.Items.Count == 0 && page.NextCursor is null)
            return Empty(words, EvidenceText.Join("no account", BusinessCheck.Visible(facts.VisibleBusinesses)));
        if (page.Items.Count == 0)
            return Verdict.Warning(
                $"Graph hides the first of the {words.Accounts} from this token, but reports that there are more.",
                $"List all of them with {words.Method}; assign the accounts to the token's system user to see the hidden ones.");
        string count = page.NextCursor is null
            ? page.Items.Count.ToString(CultureInfo.InvariantCulture)
            : string.Create(CultureInfo.InvariantCulture, $"{page.Items.Count} or more");
        return Verdict.Passed($"The {words.Accounts} can be listed.", $"accounts: {count}; first {page.Items[0].Id}");
    }

    private static Verdict Empty(Words words, string? evidence) =>
        Verdict.Warning($"Graph shows none of the {words.Accounts}.", words.EmptyFix, evidence);

    private static string EmptyFix(DiagnosisFacts facts)
    {
        string other = facts.VisibleBusinesses.FirstOrDefault(business => business.Id != facts.BusinessId) is { } business
            ? $"Graph names {business.Id} for this token."
            : "compare Settings > Business portfolio info.";
        return "Assign the accounts to the token's system user: Meta Business Suite > Settings > Accounts > WhatsApp accounts > "
            + $"Add people. Or the accounts belong to another portfolio: {other}";
    }

    private static Verdict Refused(FailureCause cause, DiagnosisFacts facts, Words words, string? evidence)
    {
        (string reason, string? explainedBy) = cause switch
        {
            FailureCause.NoToken => ("no access token arrived", "token"),
            FailureCause.Token => ("the access token is not valid", "token"),
            FailureCause.Proof => ("the proof of the app secret is missing or wrong", "proof"),
            FailureCause.Permission => ("a permission is missing", "permissions"),
            FailureCause.Restricted => ("Meta has restricted the app or the portfolio", "permissions"),
            FailureCause.UnknownId when facts.Id.Type == NodeKind.Business => ("the token has no access to them", "permissions"),
            FailureCause.UnknownId => ("the token has access to no object with this id", "business"),
            FailureCause.OtherKind when facts.Id.Type != NodeKind.Business =>
                ("the id does not belong to a business portfolio", "business"),
            FailureCause.Address => ("the version or the address is wrong", "version"),
            _ => ("the reason is not known", default(string)),
        };
        return Verdict.Failed(
            $"Graph refused to list the {words.Accounts}: {reason}.",
            explainedBy is null
                ? "Look the code up in Meta's documentation (\"WhatsApp error codes\"), or report the trace id to Meta's support."
                : $"Fix what \"{explainedBy}\" reports.",
            evidence);
    }

    private readonly record struct Words(string Accounts, string Method, string EmptyFix);
}
