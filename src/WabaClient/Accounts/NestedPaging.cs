using System.Buffers;
using System.Runtime.InteropServices;
using System.Text.Json;

namespace WabaClient;

/// <summary>The <c>paging</c> of lists inside what an account keeps as it came.</summary>
internal static class NestedPaging
{
    private const string Paging = "paging";

    /// <summary>
    /// Empties <c>next</c> and <c>previous</c> in what came from Graph: their addresses can hold the access token. That
    /// there are more items still shows, and the cursors stay.
    /// </summary>
    public static WhatsAppBusinessAccount WithoutAddresses(WhatsAppBusinessAccount account)
    {
        if (HasPaging(account.AdditionalProperties))
            account = account with { AdditionalProperties = Clean(account.AdditionalProperties) };
        if (account.PhoneNumbers is { Items.Count: > 0 } numbers && numbers.Items.Any(static number => HasPaging(number.AdditionalProperties)))
            account = account with { PhoneNumbers = numbers with { Items = [.. numbers.Items.Select(static number => number with { AdditionalProperties = Clean(number.AdditionalProperties) })] } };
        return account;
    }

    private static bool HasPaging(IReadOnlyDictionary<string, JsonElement> properties)
    {
        if (properties == AdditionalPropertyBag.Empty)
            return false;
        foreach ((string name, JsonElement value) in properties)
        {
            if (name == Paging || JsonMarshal.GetRawUtf8Value(value).IndexOf("\"paging\""u8) >= 0)
                return true;
        }

        return false;
    }

    private static Dictionary<string, JsonElement> Clean(IReadOnlyDictionary<string, JsonElement> properties) =>
        properties.ToDictionary(static property => property.Key, static property => Clean(property.Value, property.Key == Paging));

    private static JsonElement Clean(JsonElement value, bool isPaging)
    {
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
                        Write(writer, property.Value, property.NameEquals(Paging));
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
