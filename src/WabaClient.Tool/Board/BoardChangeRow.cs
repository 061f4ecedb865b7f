using System.Text.Json;

namespace WabaClient.Tool;

/// <summary>Writes a change for the page.</summary>
internal static class BoardChangeRow
{
    /// <summary>Writes a change.</summary>
    /// <param name="writer">The destination.</param>
    /// <param name="change">The change.</param>
    /// <param name="isFirst">
    /// Whether it belongs to the first reading of an edge, and is therefore not shown as a change.
    /// </param>
    /// <param name="withAccount">Whether the row of the account or number is written as well.</param>
    public static void Write(Utf8JsonWriter writer, AccountChange change, bool isFirst, bool withAccount)
    {
        writer.WriteStartObject();
        writer.WriteNumber("seq", change.Sequence);
        writer.WriteString("kind", change.Kind switch
        {
            AccountChangeKind.Added => "added",
            AccountChangeKind.Moved => "moved",
            AccountChangeKind.Removed => "removed",
            _ => "changed",
        });
        writer.WriteString("business", change.BusinessId.Value);
        writer.WriteNumber("edge", (int)change.Edge);
        writer.WriteString("account", change.AccountId.Value);
        writer.WriteString("name", (change.After ?? change.Before)?.Name);
        writer.WriteString("number", change.PhoneNumberId);
        writer.WriteString("label", change.PhoneNumberId is null
            ? null
            : (change.NumberAfter ?? change.NumberBefore)?.DisplayPhoneNumber ?? change.PhoneNumberId);
        BoardJson.WriteTime(writer.Named("at"), change.ObservedAt);
        writer.WriteString("evidence", change.Evidence);
        writer.WriteBoolean("first", isFirst);
        writer.WriteBoolean("old", !withAccount);
        writer.WriteStartArray("fields");
        foreach ((string field, string? before, string? after) in isFirst ? [] : BoardChangeText.Of(change))
        {
            writer.WriteStartArray();
            writer.WriteStringValue(field);
            writer.WriteStringValue(before);
            writer.WriteStringValue(after);
            writer.WriteEndArray();
        }

        writer.WriteEndArray();
        if (withAccount)
            WriteState(writer, change);
        writer.WriteEndObject();
    }

    private static void WriteState(Utf8JsonWriter writer, AccountChange change)
    {
        if (change.PhoneNumberId is not null)
        {
            if (change.NumberAfter is { } number)
                BoardJson.WriteNumber(writer.Named("numberRow"), number);
        }
        else if (change.After is { } account)
        {
            DateTimeOffset? firstSeen = change.Kind == AccountChangeKind.Added ? change.ObservedAt : null;
            BoardJson.WriteAccount(writer.Named("row"), change.BusinessId, change.Edge, account, numbers: null, firstSeen);
        }
    }
}
