using System.Text.Json;

namespace WabaClient;

/// <summary>Writes and reads sets of requested fields, as the expressions with which they are requested.</summary>
internal static class RequestedFieldsJson
{
    public static void Write(Utf8JsonWriter writer, RequestedFields fields)
    {
        writer.WriteStartArray();
        foreach (string expression in fields.Expressions)
            writer.WriteStringValue(expression);
        writer.WriteEndArray();
    }

    public static RequestedFields Read(ref Utf8JsonReader reader) =>
        RequestedFields.Create(StoredJson.ReadList(ref reader, static (ref Utf8JsonReader item) => item.GetString()!));
}
