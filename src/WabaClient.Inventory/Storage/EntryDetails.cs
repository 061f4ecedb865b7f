using System.Text.Json;

namespace WabaClient;

/// <summary>The data that most entries do not have: an absence, a state on the other edge, phone numbers.</summary>
internal readonly record struct EntryDetails(
    Absence? Absence,
    WhatsAppBusinessAccount? OnOtherEdge,
    long OnOtherEdgeSince,
    bool IsOnBothEdges,
    IReadOnlyList<StoredNumber>? Numbers)
{
    /// <summary>Returns the details of an entry as JSON; null if it has none.</summary>
    public static string? Write(KnownAccount entry, FieldSets fieldSets) =>
        entry is { Absence: null, OnOtherEdge: null, IsOnBothEdges: false, Numbers: null }
            ? null
            : StoredJson.Write(entry, (writer, value) => Write(writer, value, fieldSets));

    public static void Write(Utf8JsonWriter writer, KnownAccount entry, FieldSets fieldSets)
    {
        writer.WriteStartObject();
        StoredJson.WriteUnlessNull(writer, "absence", entry.Absence, AbsenceJson.Write);
        StoredJson.WriteUnlessNull(writer, "other_edge", entry.OnOtherEdge, StoredJson.WriteModel);
        if (entry.OnOtherEdgeSince != 0)
            writer.WriteNumber("other_edge_since", entry.OnOtherEdgeSince);
        if (entry.IsOnBothEdges)
            writer.WriteBoolean("is_on_both_edges", true);
        if (entry.Numbers is not null)
        {
            writer.WriteStartArray("numbers");
            foreach (KnownNumber number in entry.Numbers.Values)
                StoredNumber.Write(writer, number, fieldSets);
            writer.WriteEndArray();
        }

        writer.WriteEndObject();
    }

    public static EntryDetails Read(string? json) => json is null ? default : StoredJson.Read(json, Read);

    public static EntryDetails Read(ref Utf8JsonReader reader)
    {
        EntryDetails details = default;
        while (StoredJson.ReadProperty(ref reader, out string name))
        {
            switch (name)
            {
                case "absence":
                    details = details with { Absence = AbsenceJson.Read(ref reader) };
                    break;
                case "other_edge":
                    details = details with { OnOtherEdge = StoredJson.ReadModel<WhatsAppBusinessAccount>(ref reader) };
                    break;
                case "other_edge_since":
                    details = details with { OnOtherEdgeSince = reader.GetInt64() };
                    break;
                case "is_on_both_edges":
                    details = details with { IsOnBothEdges = reader.GetBoolean() };
                    break;
                case "numbers":
                    details = details with { Numbers = StoredJson.ReadList(ref reader, StoredNumber.Read) };
                    break;
                default:
                    reader.Skip();
                    break;
            }
        }

        return details;
    }
}
