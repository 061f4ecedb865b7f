namespace WabaClient;

/// <summary>Converts entries to the public types.</summary>
internal static class EntryView
{
    /// <summary>
    /// Returns an entry; <paramref name="lastComplete"/> is the time at which the last complete pass of its edge began.
    /// </summary>
    public static InventoryEntry Create(BusinessId businessId, KnownAccount entry, DateTimeOffset? lastComplete) => new()
    {
        Account = entry.Account,
        BusinessId = businessId,
        Edge = entry.Edge,
        FirstSeen = entry.FirstSeen,
        LastSeen = entry.Absence?.LastSeen ?? lastComplete ?? entry.FirstSeen,
        PhoneNumbers = entry.Numbers is null
            ? null
            : [.. entry.Numbers.Values.Select(number => number.Number).OrderBy(number => number.Id, StringComparer.Ordinal)],
    };
}
