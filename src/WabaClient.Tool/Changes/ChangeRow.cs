using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace WabaClient.Tool;

/// <summary>Writes changes of accounts as rows.</summary>
internal static class ChangeRow
{
    public const string IdColumn = "account_id";

    private const string Summary = "summary";

    /// <summary>Gets the columns of tables and CSV.</summary>
    public static IReadOnlyList<string> Columns(bool hasBusiness) =>
        hasBusiness ? ["kind", "business_id", "edge", IdColumn, "name", Summary] : ["kind", IdColumn, "name", Summary];

    /// <summary>Writes a change.</summary>
    /// <param name="change">The change.</param>
    /// <param name="hasBusiness">Whether the business and edge are known.</param>
    public static ReadOnlyMemory<byte> Write(AccountChange change, bool hasBusiness)
    {
        ArrayBufferWriter<byte> buffer = new();
        using Utf8JsonWriter json = new(buffer, new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
        json.WriteStartObject();
        if (change.Sequence > 0)
            json.WriteNumber("sequence", change.Sequence);
        json.WriteString("id", change.Id);
        json.WriteString("kind", KindOf(change));
        if (hasBusiness)
        {
            json.WriteString("business_id", change.BusinessId.Value);
            json.WriteString("edge", EdgeNames.Of(change.Edge));
        }

        json.WriteString(IdColumn, change.AccountId.Value);
        WriteText(json, "phone_number_id", change.PhoneNumberId);
        WriteText(json, "name", NameOf(change));
        WriteText(json, Summary, ChangeSummary.Of(change));
        if (change.ObservedAt != default)
            json.WriteString("observed_at", change.ObservedAt);
        if (change.ChangedFields.Count > 0)
        {
            json.WriteStartArray("changed_fields");
            foreach (string field in change.ChangedFields)
                json.WriteStringValue(field);
            json.WriteEndArray();
        }

        WriteText(json, "evidence", change.Evidence);
        WriteState(json, "before", change.Before, change.NumberBefore);
        WriteState(json, "after", change.After, change.NumberAfter);
        json.WriteEndObject();
        json.Flush();
        return buffer.WrittenMemory;
    }

    private static string KindOf(AccountChange change) => change.Kind switch
    {
        AccountChangeKind.Added => "added",
        AccountChangeKind.Changed => "changed",
        AccountChangeKind.Moved => "moved",
        _ => "removed",
    };

    private static string? NameOf(AccountChange change) =>
        change.After?.Name
        ?? change.Before?.Name
        ?? change.NumberAfter?.DisplayPhoneNumber
        ?? change.NumberBefore?.DisplayPhoneNumber;

    private static void WriteState(
        Utf8JsonWriter json, string name, WhatsAppBusinessAccount? account, WhatsAppBusinessPhoneNumber? number)
    {
        if (account is null && number is null)
            return;
        json.WritePropertyName(name);
        if (account is not null)
            JsonSerializer.Serialize(json, account, ToolJson.Default.WhatsAppBusinessAccount);
        else
            JsonSerializer.Serialize(json, number!, ToolJson.Default.WhatsAppBusinessPhoneNumber);
    }

    private static void WriteText(Utf8JsonWriter json, string name, string? value)
    {
        if (value is not null)
            json.WriteString(name, value);
    }
}
