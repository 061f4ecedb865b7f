namespace WabaClient;

/// <summary>An entry as it is stored: its fields, and those of its phone numbers, are ids of sets.</summary>
internal readonly record struct StoredAccount(
    WhatsAppBusinessAccount Account, AccountEdges Edge, DateTimeOffset FirstSeen, long Fields, EntryDetails Details)
{
    public KnownAccount ToKnown(Func<long, RequestedFields> findFields) => new()
    {
        Account = Account,
        Edge = Edge,
        FirstSeen = FirstSeen,
        Fields = findFields(Fields),
        Absence = Details.Absence,
        OnOtherEdge = Details.OnOtherEdge,
        IsOnBothEdges = Details.IsOnBothEdges,
        Numbers = Details.Numbers?.ToDictionary(
            stored => stored.Number.Id,
            stored => new KnownNumber { Number = stored.Number, Fields = findFields(stored.Fields), Absence = stored.Absence },
            StringComparer.Ordinal),
    };
}
