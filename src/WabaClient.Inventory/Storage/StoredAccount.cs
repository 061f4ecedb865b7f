using System.Text.Json;

namespace WabaClient;

/// <summary>An entry in its stored form: its fields, and those of its phone numbers, are ids of sets.</summary>
internal readonly record struct StoredAccount(
    WhatsAppBusinessAccount Account, AccountEdges Edge, DateTimeOffset FirstSeen, long Fields, EntryDetails Details)
{
    public static void Write(Utf8JsonWriter writer, KnownAccount entry, FieldSets fieldSets)
    {
        writer.WriteStartObject();
        writer.WritePropertyName("account");
        StoredJson.WriteModel(writer, entry.Account);
        writer.WriteNumber("edge", (int)entry.Edge);
        writer.WriteString("first_seen", StoredText.Write(entry.FirstSeen));
        writer.WriteNumber("fields", fieldSets.IdOf(entry.Fields));
        writer.WritePropertyName("details");
        EntryDetails.Write(writer, entry, fieldSets);
        writer.WriteEndObject();
    }

    public static StoredAccount Read(ref Utf8JsonReader reader)
    {
        StoredAccount account = default;
        while (StoredJson.ReadProperty(ref reader, out string name))
        {
            switch (name)
            {
                case "account":
                    account = account with { Account = StoredJson.ReadModel<WhatsAppBusinessAccount>(ref reader) };
                    break;
                case "edge":
                    account = account with { Edge = (AccountEdges)reader.GetInt32() };
                    break;
                case "first_seen":
                    account = account with { FirstSeen = StoredJson.ReadTime(ref reader) };
                    break;
                case "fields":
                    account = account with { Fields = reader.GetInt64() };
                    break;
                case "details":
                    account = account with { Details = EntryDetails.Read(ref reader) };
                    break;
                default:
                    reader.Skip();
                    break;
            }
        }

        return account.Account is not null && account.Edge is AccountEdges.Owned or AccountEdges.Client
            ? account
            : throw new JsonException("An entry has no account or no edge.");
    }

    public KnownAccount ToKnown(Func<long, RequestedFields> findFields) => new()
    {
        Account = Account,
        Edge = Edge,
        FirstSeen = FirstSeen,
        Fields = findFields(Fields),
        Absence = Details.Absence,
        OnOtherEdge = Details.OnOtherEdge,
        OnOtherEdgeSince = Details.OnOtherEdgeSince,
        IsOnBothEdges = Details.IsOnBothEdges,
        Numbers = Details.Numbers?.ToDictionary(
            stored => stored.Number.Id,
            stored => new KnownNumber { Number = stored.Number, Fields = findFields(stored.Fields), Absence = stored.Absence },
            StringComparer.Ordinal),
    };
}
