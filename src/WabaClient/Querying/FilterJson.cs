using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace WabaClient;

/// <summary>Writes the JSON of Graph's <c>filtering</c> parameter, not yet percent-encoded.</summary>
internal static class FilterJson
{
    // The JSON is percent-encoded afterwards, so escaping for HTML would only make the address longer.
    private static readonly JsonWriterOptions Relaxed = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string Write(ReadOnlySpan<FilterEntry> entries)
    {
        ArrayBufferWriter<byte> buffer = new();
        using (Utf8JsonWriter writer = new(buffer, Relaxed))
        {
            writer.WriteStartArray();
            foreach (FilterEntry entry in entries)
                WriteEntry(writer, entry);
            writer.WriteEndArray();
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    private static void WriteEntry(Utf8JsonWriter writer, FilterEntry entry)
    {
        writer.WriteStartObject();
        writer.WriteString("field", entry.Field);
        writer.WriteString("operator", entry.Operator);
        writer.WritePropertyName("value");
        if (entry.IsArray)
            writer.WriteStartArray();
        foreach (object value in entry.Values)
            WriteValue(writer, value);
        if (entry.IsArray)
            writer.WriteEndArray();
        writer.WriteEndObject();
    }

    private static void WriteValue(Utf8JsonWriter writer, object value)
    {
        switch (value)
        {
            case bool truth:
                writer.WriteBooleanValue(truth);
                break;
            case long number:
                writer.WriteNumberValue(number);
                break;
            default:
                writer.WriteStringValue((string)value);
                break;
        }
    }
}
