namespace WabaClient;

/// <summary>
/// Removes accounts of an edge: at the end of a pass, when the caller accepts the removal, or when a business is
/// forgotten.
/// </summary>
internal static class RemovalRules
{
    private const int AlwaysAllowedEdges = 5;
    private const int AllowedPercent = 10;

    /// <summary>
    /// Returns whether a pass can remove accounts, which is the case if few of its edges lose accounts (rule 5).
    /// </summary>
    /// <param name="losingEdges">The number of edges with accounts whose removal is due.</param>
    /// <param name="edges">
    /// The number of edges of the pass, those that failed included, without those that were dropped.
    /// </param>
    public static bool IsAllowed(int losingEdges, int edges) =>
        losingEdges <= AlwaysAllowedEdges || losingEdges * 100L <= edges * (long)AllowedPercent;

    /// <summary>Removes accounts.</summary>
    /// <param name="edge">The state of the edge.</param>
    /// <param name="accounts">The entries to remove, which all belong to the edge.</param>
    /// <param name="evidence">Returns the evidence for an entry.</param>
    /// <param name="now">The time for the changes.</param>
    public static EdgeOutcome Remove(
        KnownEdge edge, IEnumerable<KnownAccount> accounts, Func<KnownAccount, string> evidence, DateTimeOffset now)
    {
        KnownEdge next = edge with { Revision = edge.Revision + 1 };
        ChangeList changes = new(next, now);
        List<WabaId> removed = [];
        foreach (KnownAccount entry in accounts)
        {
            changes.Add(AccountChangeKind.Removed, edge.Edge, entry.Account, null, evidence: evidence(entry));
            removed.Add(entry.Account.Id);
        }

        return new EdgeOutcome(next, [], removed, changes.Changes);
    }

    /// <summary>Keeps accounts whose removal is due, because rule 5 does not allow the removal.</summary>
    public static EdgeOutcome Hold(KnownEdge edge, IEnumerable<KnownAccount> accounts) => new(
        edge with { Revision = edge.Revision + 1 },
        [.. accounts.Select(entry => entry with { Absence = entry.Absence! with { Removal = RemovalState.Pending } })],
        [],
        []);
}
