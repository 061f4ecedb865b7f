using System.Buffers;
using System.Runtime.InteropServices;
using System.Text.Json;

namespace WabaClient;

/// <summary>The <c>paging</c> of lists inside values that are kept as they came.</summary>
internal static class NestedPaging
{
    /// <summary>
    /// Empties <c>next</c> and <c>previous</c>, whose addresses can hold the access token: that there are more items
    /// still shows, and their cursors stay.
    /// </summary>
    public static JsonElement WithoutAddresses(string name, JsonElement value)
    {
        bool isPaging = name == "paging";
        if (!isPaging && JsonMarshal.GetRawUtf8Value(value).IndexOf("\"paging\""u8) < 0)
            return value;

        ArrayBufferWriter<byte> copy = new();
        using (Utf8JsonWriter writer = new(copy))
            Write(writer, value, isPaging);
        Utf8JsonReader reader = new(copy.WrittenSpan);
        return JsonElement.ParseValue(ref reader);
    }

    private static void Write(Utf8JsonWriter writer, JsonElement value, bool isPaging)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.Object:
                writer.WriteStartObject();
                foreach (JsonProperty property in value.EnumerateObject())
                {
                    writer.WritePropertyName(property.Name);
                    if (isPaging && property.Value.ValueKind == JsonValueKind.String && property.Name is "next" or "previous")
                        writer.WriteStringValue("");
                    else
                        Write(writer, property.Value, property.NameEquals("paging"u8));
                }

                writer.WriteEndObject();
                break;

            case JsonValueKind.Array:
                writer.WriteStartArray();
                foreach (JsonElement item in value.EnumerateArray())
                    Write(writer, item, isPaging: false);
                writer.WriteEndArray();
                break;

            default:
                value.WriteTo(writer);
                break;
        }
    }
}
