namespace WabaClient.Tool;

/// <summary>Compares two files of accounts.</summary>
internal static class ListingDiff
{
    /// <summary>
    /// Returns the changes by business and edge. A field that is missing from all accounts of a file is not compared.
    /// </summary>
    public static IReadOnlyList<AccountChange> Compare(ListingFile before, ListingFile after)
    {
        string[] fields = [.. before.Fields.Intersect(after.Fields)];
        List<AccountChange> changes = [];
        IEnumerable<ListingKey> keys = before.Keys.Union(after.Keys);
        foreach (ListingKey key in keys.OrderBy(key => key.Business.Value, StringComparer.Ordinal).ThenBy(key => key.Edge))
            changes.AddRange(InventoryDiff.Compare(before.Find(key), after.Find(key), key.Business, key.Edge, comparedFields: fields));
        return JoinMoves(changes);
    }

    // An account that was removed from one edge and added to the other edge of the same business has moved.
    private static List<AccountChange> JoinMoves(List<AccountChange> changes)
    {
        Dictionary<(BusinessId, WabaId), AccountChange> removed = changes
            .Where(change => change is { Kind: AccountChangeKind.Removed, PhoneNumberId: null })
            .DistinctBy(change => (change.BusinessId, change.AccountId))
            .ToDictionary(change => (change.BusinessId, change.AccountId));
        HashSet<AccountChange> joined = [];
        List<AccountChange> result = [];
        foreach (AccountChange change in changes)
        {
            bool isMove = change is { Kind: AccountChangeKind.Added, PhoneNumberId: null }
                && removed.TryGetValue((change.BusinessId, change.AccountId), out AccountChange? gone)
                && gone.Edge != change.Edge
                && joined.Add(gone);
            result.Add(isMove
                ? change with { Kind = AccountChangeKind.Moved, Before = removed[(change.BusinessId, change.AccountId)].Before }
                : change);
        }

        result.RemoveAll(joined.Contains);
        return result;
    }
}
