using System.Buffers;
using System.Runtime.InteropServices;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace WabaClient;

/// <summary>
/// Copies a JSON value that has no member, so that it can be compared and written later, whatever it contains.
/// </summary>
internal static class ElementCopy
{
    private const string Paging = "paging";

    /// <summary>
    /// The maximum depth that <see cref="Utf8JsonWriter"/> writes. A value that is nested deeper could never be
    /// written.
    /// </summary>
    private const int MaxDepth = 1000;

    // Escaping for HTML would only make the copy longer.
    private static readonly JsonWriterOptions Relaxed = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static readonly SharedStrings Names = new([Paging, "next", "previous"]);

    /// <summary>Copies the current value of a reader.</summary>
    /// <param name="name">The name of the property.</param>
    /// <param name="reader">The reader; at the end, it is positioned on the last token of the value.</param>
    /// <returns>The copy; null if the value is nested too deep to be kept.</returns>
    public static JsonElement? Read(string name, ref Utf8JsonReader reader)
    {
        // In replies, the addresses of nested lists can contain the access token.
        bool emptyAddresses = TolerantJson.IsReply(in reader);
        JsonElement element = JsonElement.ParseValue(ref reader);
        Utf8JsonReader check = new(JsonMarshal.GetRawUtf8Value(element), TolerantJson.ReplyOptions);
        bool isClean = !(emptyAddresses && name == Paging);
        int depth = 0;
        while (check.Read())
        {
            depth = Math.Max(depth, check.CurrentDepth);
            if (check.TokenType is JsonTokenType.String or JsonTokenType.PropertyName)
                isClean &= JsonString.IsValid(in check) && !(emptyAddresses && IsPaging(in check));
        }

        if (depth >= MaxDepth)
            return null;
        return isClean ? element : Clean(element, emptyAddresses, emptyAddresses && name == Paging);
    }

    /// <summary>
    /// Copies a value that a caller sets. The copy remains valid when its document is disposed, and can be written,
    /// whatever it contains.
    /// </summary>
    public static JsonElement Of(JsonElement value)
    {
        bool isValid = true;
        Utf8JsonReader check = new(JsonMarshal.GetRawUtf8Value(value), TolerantJson.ReplyOptions);
        while (isValid && check.Read())
        {
            if (check.TokenType is JsonTokenType.String or JsonTokenType.PropertyName)
                isValid = JsonString.IsValid(in check);
        }

        return isValid ? value.Clone() : Clean(value, emptyAddresses: false, isPaging: false);
    }

    private static bool IsPaging(ref readonly Utf8JsonReader reader) =>
        reader.TokenType == JsonTokenType.PropertyName && Names.Find(in reader) == (object)Paging;

    private static JsonElement Clean(JsonElement element, bool emptyAddresses, bool isPaging)
    {
        ArrayBufferWriter<byte> copy = new();
        using (Utf8JsonWriter writer = new(copy, Relaxed))
        {
            Utf8JsonReader reader = new(JsonMarshal.GetRawUtf8Value(element), TolerantJson.ReplyOptions);
            reader.Read();
            Write(writer, ref reader, emptyAddresses, isPaging);
        }

        Utf8JsonReader clean = new(copy.WrittenSpan, TolerantJson.ReplyOptions);
        return JsonElement.ParseValue(ref clean);
    }

    private static void Write(Utf8JsonWriter writer, ref Utf8JsonReader reader, bool emptyAddresses, bool isPaging)
    {
        switch (reader.TokenType)
        {
            case JsonTokenType.StartObject:
                writer.WriteStartObject();
                while (TolerantJson.ReadProperty(ref reader, Names, out string property))
                {
                    writer.WritePropertyName(property);
                    if (isPaging && reader.TokenType == JsonTokenType.String && property is "next" or "previous")
                        writer.WriteStringValue("");
                    else
                        Write(writer, ref reader, emptyAddresses, emptyAddresses && property == Paging);
                }

                writer.WriteEndObject();
                break;

            case JsonTokenType.StartArray:
                writer.WriteStartArray();
                while (TolerantJson.ReadElement(ref reader))
                    Write(writer, ref reader, emptyAddresses, isPaging: false);
                writer.WriteEndArray();
                break;

            case JsonTokenType.String:
                writer.WriteStringValue(JsonString.Read(in reader));
                break;

            default:
                writer.WriteRawValue(reader.ValueSpan, skipInputValidation: true);
                break;
        }
    }
}
