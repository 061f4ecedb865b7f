using System.Text.Json;

namespace WabaClient;

/// <summary>Writes and reads changes.</summary>
internal static class ChangeJson
{
    public static string Write(AccountChange change) => StoredJson.Write(change, Write);

    public static void Write(Utf8JsonWriter writer, AccountChange change)
    {
        writer.WriteStartObject();
        if (change.Sequence != 0)
            writer.WriteNumber("sequence", change.Sequence);
        writer.WriteString("id", change.Id);
        writer.WriteNumber("kind", (int)change.Kind);
        writer.WriteString("business_id", change.BusinessId.Value);
        writer.WriteNumber("edge", (int)change.Edge);
        writer.WriteString("account_id", change.AccountId.Value);
        StoredJson.WriteUnlessNull(writer, "phone_number_id", change.PhoneNumberId);
        writer.WriteString("observed_at", StoredText.Write(change.ObservedAt));
        StoredJson.WriteUnlessNull(writer, "before", change.Before, StoredJson.WriteModel);
        StoredJson.WriteUnlessNull(writer, "after", change.After, StoredJson.WriteModel);
        StoredJson.WriteUnlessNull(writer, "number_before", change.NumberBefore, StoredJson.WriteModel);
        StoredJson.WriteUnlessNull(writer, "number_after", change.NumberAfter, StoredJson.WriteModel);
        if (change.ChangedFields.Count > 0)
        {
            writer.WriteStartArray("changed_fields");
            foreach (string field in change.ChangedFields)
                writer.WriteStringValue(field);
            writer.WriteEndArray();
        }

        StoredJson.WriteUnlessNull(writer, "evidence", change.Evidence);
        writer.WriteEndObject();
    }

    public static AccountChange Read(string json) => StoredJson.Read(json, Read);

    public static AccountChange Read(ref Utf8JsonReader reader)
    {
        AccountChange change = new()
        {
            Sequence = 0,
            Id = "",
            Kind = default,
            BusinessId = default,
            Edge = default,
            AccountId = default,
            ObservedAt = default,
        };
        while (StoredJson.ReadProperty(ref reader, out string name))
            change = ReadProperty(change, name, ref reader);
        return change;
    }

    private static AccountChange ReadProperty(AccountChange change, string name, ref Utf8JsonReader reader)
    {
        switch (name)
        {
            case "sequence":
                return change with { Sequence = reader.GetInt64() };
            case "id":
                return change with { Id = reader.GetString()! };
            case "kind":
                return change with { Kind = (AccountChangeKind)reader.GetInt32() };
            case "business_id":
                return change with { BusinessId = reader.GetString()! };
            case "edge":
                return change with { Edge = (AccountEdges)reader.GetInt32() };
            case "account_id":
                return change with { AccountId = reader.GetString()! };
            case "phone_number_id":
                return change with { PhoneNumberId = reader.GetString() };
            case "observed_at":
                return change with { ObservedAt = StoredJson.ReadTime(ref reader) };
            case "before":
                return change with { Before = StoredJson.ReadModel<WhatsAppBusinessAccount>(ref reader) };
            case "after":
                return change with { After = StoredJson.ReadModel<WhatsAppBusinessAccount>(ref reader) };
            case "number_before":
                return change with { NumberBefore = StoredJson.ReadModel<WhatsAppBusinessPhoneNumber>(ref reader) };
            case "number_after":
                return change with { NumberAfter = StoredJson.ReadModel<WhatsAppBusinessPhoneNumber>(ref reader) };
            case "changed_fields":
                return change with
                {
                    ChangedFields = StoredJson.ReadList(ref reader, static (ref Utf8JsonReader item) => item.GetString()!),
                };
            case "evidence":
                return change with { Evidence = reader.GetString() };
            default:
                reader.Skip();
                return change;
        }
    }
}
