namespace WabaClient;

/// <summary>The decisions of the rules about an edge, to be stored in one transaction.</summary>
/// <param name="Edge">The new state of the edge.</param>
/// <param name="Written">The entries that are new or have another state.</param>
/// <param name="Removed">The accounts whose entries are deleted.</param>
/// <param name="Changes">The changes to report, in order, without sequences.</param>
internal sealed record EdgeOutcome(
    KnownEdge Edge,
    IReadOnlyList<KnownAccount> Written,
    IReadOnlyList<WabaId> Removed,
    IReadOnlyList<AccountChange> Changes);
