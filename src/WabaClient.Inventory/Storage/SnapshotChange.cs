namespace WabaClient;

/// <summary>The changes with which a new consumer starts: one per entry, with its current state.</summary>
internal static class SnapshotChange
{
    public static AccountChange Create(KnownEdge edge, WhatsAppBusinessAccount account, long sequence, DateTimeOffset now)
    {
        ChangeList changes = new(edge, now);
        changes.Add(AccountChangeKind.Added, edge.Edge, null, account);
        return changes.Changes[0] with { Sequence = sequence };
    }
}
