namespace WabaClient;

/// <summary>Which permission is missing for which call.</summary>
internal static class PermissionsCheck
{
    public static Verdict Run(DiagnosisFacts facts)
    {
        if (facts.Edges.Any(edge => edge.Cause == FailureCause.Restricted))
            return Verdict.Failed(
                "No permission is missing: Meta has restricted the app or the business portfolio, or the app is in development mode.",
                "Read the notices in Meta's App Dashboard > Alerts and in Business Support Home, and switch the app to Live. New tokens and more calls do not help.",
                Evidence.Of(facts.FirstEdge(FailureCause.Restricted)));

        Missing[] missing = [.. MissingOf(facts)];
        if (missing.Length > 0)
            return Verdict.Failed(
                "The token lacks a permission: " + string.Join("; ", missing.GroupBy(each => each.Call).Select(Describe)) + ".",
                "Generate a new token with these permissions: Meta Business Suite > Settings > Users > System users > Generate new token. For accounts of "
                    + "other businesses the app also needs Advanced Access: App Dashboard > App review.",
                Evidence.Join(Evidence.Of(missing.Select(each => each.Answer)), Granted(facts)));

        if (facts.Edges.Any(edge => edge.Succeeded))
            return Verdict.Passed("The permissions suffice for what Graph answered.", Granted(facts));
        return facts.FirstEdge(FailureCause.UnknownId) is { } unknown
            ? Verdict.Skipped("Graph does not distinguish a missing permission from a wrong id; see \"business\".", Evidence.Join(Evidence.Of(unknown), Granted(facts)))
            : Verdict.Skipped("No call got so far that Graph looked at its permissions.", Granted(facts));
    }

    private static IEnumerable<Missing> MissingOf(DiagnosisFacts facts)
    {
        IEnumerable<Missing> calls =
        [
            new("ListOwnedAsync", facts.Owned, GraphEdge.Owned),
            new("ListClientAsync", facts.Client, GraphEdge.Client),
            .. (facts.Accounts ?? []).Select(account => new Missing("ListPhoneNumbersAsync", account.Numbers, GraphEdge.PhoneNumbers)),
        ];

        // An edge that Graph does not find on a business that it does find lacks a permission.
        bool isIdRight = facts.NodeType == NodeKind.Business;
        return calls.Where(
            call => call.Answer.Cause == FailureCause.Permission
                || (isIdRight && call.Answer.Cause == FailureCause.UnknownId && facts.Edges.Contains(call.Answer)));
    }

    private static string Describe(IGrouping<string, Missing> calls) =>
        $"{calls.Key} needs {string.Join(" and ", calls.First().Permissions)}";

    // Evidence only: the names of scopes have changed before, and a read is the only proof of access.
    private static string? Granted(DiagnosisFacts facts) => facts.Inspection.Value is { Scopes.Count: > 0 } token
        ? $"granted {string.Join(", ", token.Scopes.Select(Evidence.Clean))}"
        : null;

    private readonly record struct Missing(string Call, Answer Answer, GraphEdge Edge)
    {
        public IReadOnlyList<string> Permissions =>
            Answer.Failure is PermissionDeniedException { RequiredPermissions: { Count: > 0 } named } ? named : Edge.Permissions;
    }
}
