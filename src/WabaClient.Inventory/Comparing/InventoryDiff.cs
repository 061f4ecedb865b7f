using System.Text.Json;

namespace WabaClient;

/// <summary>
/// Compares two complete lists of the accounts of one edge of a business. Thread-safe; it has no state.
/// </summary>
public static class InventoryDiff
{
    /// <summary>Returns the changes between two complete lists.</summary>
    /// <remarks>
    /// <para>
    /// Values are compared by meaning: times as points in time, lists regardless of their order, and an empty list like
    /// an absent field. If a nested list has more items than were read, only the items that were read are compared.
    /// </para>
    /// <para>
    /// An account that is absent from <paramref name="after"/> is reported as removed, so pass only lists that were
    /// read completely. If an account occurs more than once, its last state is used.
    /// </para>
    /// </remarks>
    /// <param name="before">The earlier list.</param>
    /// <param name="after">The later list.</param>
    /// <param name="businessId">The business whose accounts were listed.</param>
    /// <param name="edge">
    /// The edge that was listed, <see cref="AccountEdges.Owned"/> or <see cref="AccountEdges.Client"/>.
    /// </param>
    /// <param name="ignoredFields">The fields, as Graph spells them, that are not compared; null for none.</param>
    /// <param name="comparedFields">
    /// The fields, as Graph spells them, that were requested for both lists; null for those that are present in at
    /// least one account of each list.
    /// </param>
    /// <param name="observedAt">The value for <see cref="AccountChange.ObservedAt"/>.</param>
    /// <returns>
    /// The changes of the accounts in <paramref name="after"/>, in its order, followed by the removed accounts, in the
    /// order of <paramref name="before"/>. Their <see cref="AccountChange.Sequence"/> is 0.
    /// </returns>
    /// <exception cref="ArgumentNullException">
    /// <paramref name="before"/> or <paramref name="after"/> is null.
    /// </exception>
    /// <exception cref="ArgumentException">
    /// A list contains null, <paramref name="businessId"/> is <c>default</c>, or <paramref name="edge"/> is not one
    /// edge.
    /// </exception>
    public static IReadOnlyList<AccountChange> Compare(
        IEnumerable<WhatsAppBusinessAccount> before,
        IEnumerable<WhatsAppBusinessAccount> after,
        BusinessId businessId,
        AccountEdges edge,
        IReadOnlyList<string>? ignoredFields = null,
        IReadOnlyList<string>? comparedFields = null,
        DateTimeOffset observedAt = default)
    {
        AccountList old = AccountList.Create(before, nameof(before));
        AccountList current = AccountList.Create(after, nameof(after));
        if (businessId == default)
            throw new ArgumentException(
                "The id is a default value without digits; pass the id of the business.",
                nameof(businessId));
        if (edge is not (AccountEdges.Owned or AccountEdges.Client))
            throw new ArgumentException(
                "A list belongs to one edge; pass AccountEdges.Owned or AccountEdges.Client.",
                nameof(edge));

        // The present fields are needed only if there is an account that is not the same.
        Lazy<HashSet<string>> compared = new(() =>
        {
            HashSet<string> names = comparedFields is null
                ? old.FieldNames()
                : new(comparedFields, StringComparer.Ordinal);
            if (comparedFields is null)
                names.IntersectWith(current.FieldNames());
            names.ExceptWith(ignoredFields ?? []);
            return names;
        });

        List<AccountChange> changes = [];
        foreach (WhatsAppBusinessAccount account in current)
        {
            WhatsAppBusinessAccount? known = old.Find(account.Id);
            if (known is null)
                Add(AccountChangeKind.Added, null, account);
            else if (account != known && ChangedFields(known, account, compared.Value) is { Count: > 0 } fields)
                Add(AccountChangeKind.Changed, known, account, fields);
        }

        foreach (WhatsAppBusinessAccount account in old)
        {
            if (current.Find(account.Id) is null)
                Add(AccountChangeKind.Removed, account, null);
        }

        return changes;

        void Add(
            AccountChangeKind kind, WhatsAppBusinessAccount? from, WhatsAppBusinessAccount? to, IReadOnlyList<string>? fields = null) =>
            changes.Add(ChangeId.WithContents(new AccountChange
            {
                Sequence = 0,
                Id = "",
                Kind = kind,
                BusinessId = businessId,
                Edge = edge,
                AccountId = (from ?? to!).Id,
                ObservedAt = observedAt,
                Before = from,
                After = to,
                ChangedFields = fields ?? [],
                Evidence = kind == AccountChangeKind.Removed ? "absent from the later list" : null,
            }));
    }

    private static IReadOnlyList<string> ChangedFields(
        WhatsAppBusinessAccount before, WhatsAppBusinessAccount after, HashSet<string> compared)
    {
        IReadOnlyDictionary<string, JsonElement> old = ModelFields.Read(before);
        return FieldComparison.Compare(old, ModelFields.Read(after), compared.Contains);
    }
}
