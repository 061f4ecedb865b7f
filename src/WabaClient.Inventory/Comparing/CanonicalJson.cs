using System.Globalization;
using System.Text;
using System.Text.Json;

namespace WabaClient;

/// <summary>Writes JSON in such a way that values with the same meaning result in the same text.</summary>
/// <remarks>
/// The order of properties and of lists has no meaning, because Graph documents none. Null, an empty list and an object
/// without contents are equal to an absent property, because Graph sends all of these forms. Times in ISO 8601 are
/// compared as points in time, and 190.0 is equal to 190. A page of a nested list is equal to its items.
/// </remarks>
internal static class CanonicalJson
{
    private const string Nothing = "null";

    private static readonly string[] TimeFormats = ["yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK", "yyyy-MM-dd'T'HH:mmK"];

    public static string Write(JsonElement element)
    {
        StringBuilder text = new();
        Append(text, element);
        return text.ToString();
    }

    private static void Append(StringBuilder text, JsonElement element)
    {
        switch (element.ValueKind)
        {
            case JsonValueKind.Object when NestedPage.TryRead(element, out NestedPage page):
                AppendList(text, page.Items);
                break;
            case JsonValueKind.Object:
                AppendObject(text, element);
                break;
            case JsonValueKind.Array:
                AppendList(text, element);
                break;
            case JsonValueKind.String:
                AppendString(text, Moment(element.GetString()!));
                break;
            case JsonValueKind.Number:
                text.Append(CanonicalNumber.Write(element.GetRawText()));
                break;
            case JsonValueKind.True:
                text.Append("true");
                break;
            case JsonValueKind.False:
                text.Append("false");
                break;
            default:
                text.Append(Nothing);
                break;
        }
    }

    private static void AppendObject(StringBuilder text, JsonElement element)
    {
        int start = text.Length;
        foreach (JsonProperty property in element.EnumerateObject().OrderBy(
            property => property.Name,
            StringComparer.Ordinal))
        {
            int before = text.Length;
            text.Append(before == start ? '{' : ',');
            AppendString(text, property.Name);
            text.Append(':');
            int value = text.Length;
            Append(text, property.Value);
            if (text.Length - value == Nothing.Length && text.ToString(value, Nothing.Length) == Nothing)
                text.Length = before;
        }

        text.Append(text.Length == start ? Nothing : "}");
    }

    private static void AppendList(StringBuilder text, JsonElement list)
    {
        string[] items = [.. list.EnumerateArray().Select(item =>
        {
            StringBuilder part = new();
            Append(part, item);
            return part.ToString();
        })];
        Array.Sort(items, StringComparer.Ordinal);
        text.Append(items.Length == 0 ? Nothing : $"[{string.Join(',', items)}]");
    }

    private static void AppendString(StringBuilder text, string value) =>
        text.Append('"').Append(JsonEncodedText.Encode(value).Value).Append('"');

    private static string Moment(string value) =>
        DateTimeOffset.TryParseExact(
            value, TimeFormats, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out DateTimeOffset time)
            ? time.UtcDateTime.ToString("O", CultureInfo.InvariantCulture)
            : value;
}
