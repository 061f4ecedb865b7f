namespace WabaClient;

/// <summary>
/// The absent accounts of an edge that are still known although there is evidence that they are gone.
/// </summary>
/// <param name="Due">The accounts that are removed at the end of the pass if rule 5 allows it.</param>
/// <param name="Pending">The accounts that are kept because of rules 3 to 5.</param>
internal readonly record struct HeldRemovals(int Due, int Pending)
{
    public int Count => Due + Pending;

    public static HeldRemovals Of(IEnumerable<KnownAccount> entries, AccountEdges edge)
    {
        int due = 0;
        int pending = 0;
        foreach (KnownAccount entry in entries)
        {
            if (entry.Edge != edge)
                continue;
            if (entry.Absence?.Removal == RemovalState.Due)
                due++;
            else if (entry.Absence?.Removal == RemovalState.Pending)
                pending++;
        }

        return new HeldRemovals(due, pending);
    }
}
