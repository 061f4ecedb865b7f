namespace WabaClient;

/// <summary>Checks which permission is missing for which call.</summary>
internal static class PermissionsCheck
{
    public static Verdict Run(DiagnosisFacts facts)
    {
        if (facts.Edges.First(FailureCause.Restricted) is { } restricted)
            return Verdict.Failed(
                "No permission is missing: Meta has restricted the app or the business portfolio, or the app is in development mode.",
                "Read the notices in Meta's App Dashboard > Alerts and in Business Support Home, and switch the app to Live. New tokens "
                    + "and more calls do not help.",
                EvidenceText.Of(restricted));

        MissingPermission[] missing = [.. MissingOf(facts)];
        if (missing.Length > 0)
            return Verdict.Failed(
                $"The token lacks a permission: {string.Join("; ", missing.Select(each => each.Describe()).Distinct())}.",
                $"Generate a new token that also has {string.Join(" and ", missing.SelectMany(each => each.Permissions).Distinct())}: "
                    + "Meta Business Suite > Settings > Users > System users > Generate new token. For accounts of other businesses "
                    + "the app also needs Advanced Access: App Dashboard > App review.",
                EvidenceText.Join(EvidenceText.Of(missing.Select(each => each.Answer)), Granted(facts)));

        if (facts.Edges.AnySucceeded)
            return Verdict.Passed("The permissions are sufficient for the calls that Graph answered.", Granted(facts));
        return facts.Edges.First(FailureCause.UnknownId) is { } unknown
            ? Verdict.Skipped(
                "Graph does not distinguish a missing permission from a wrong id; see \"business\".",
                EvidenceText.Join(EvidenceText.Of(unknown), Granted(facts)))
            : Verdict.Skipped("No call reached the point at which Graph checks permissions.", Granted(facts));
    }

    private static IEnumerable<MissingPermission> MissingOf(DiagnosisFacts facts)
    {
        // If Graph finds the business but not its edge, a permission is missing.
        bool isIdRight = facts.Id.Type == NodeKind.Business;
        MissingPermission[] edges =
        [
            new("ListOwnedAsync", facts.Edges.Owned, GraphEdge.Owned),
            new("ListClientAsync", facts.Edges.Client, GraphEdge.Client),
        ];
        IEnumerable<MissingPermission> nested = (facts.Accounts ?? []).SelectMany(account => new MissingPermission[]
        {
            new("ListPhoneNumbersAsync", account.Numbers, GraphEdge.PhoneNumbers),
            new("subscribed_apps", account.Apps, GraphEdge.SubscribedApps),
        });
        return edges
            .Where(edge => edge.Answer.Cause == FailureCause.Permission || (isIdRight && edge.Answer.Cause == FailureCause.UnknownId))
            .Concat(nested.Where(each => each.Answer.Cause == FailureCause.Permission));
    }

    // Evidence only: names of scopes have changed before, and only a successful read proves access.
    private static string? Granted(DiagnosisFacts facts) => facts.Inspection?.Value is { Scopes.Count: > 0 } token
        ? $"granted {string.Join(", ", token.Scopes.Select(EvidenceText.Clean))}"
        : null;
}
