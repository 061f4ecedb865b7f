using System.Text.Json;

namespace WabaClient.Tool;

/// <summary>Formats the values of properties for tables and CSV. Nested values are summarized.</summary>
internal static class CellText
{
    private static readonly string[] Times = ["creation_time", "last_onboarded_time"];

    // The property that represents an object best.
    private static readonly string[] Summaries = ["name", "can_send_message", "level", "id"];

    public static string Of(string column, JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Null or JsonValueKind.Undefined => "",
        JsonValueKind.String => value.GetString()!,
        JsonValueKind.Number when Times.Contains(column) && value.TryGetInt64(out long seconds) && TryTime(seconds) is { } time => time,
        JsonValueKind.Array => OfList(column, value, hasMore: false),
        JsonValueKind.Object => OfObject(column, value),
        _ => value.GetRawText(),
    };

    private static string? TryTime(long seconds) =>
        seconds is >= 0 and < 253402300800 ? Moments.Write(DateTimeOffset.FromUnixTimeSeconds(seconds)) : null;

    private static string OfList(string column, JsonElement list, bool hasMore)
    {
        int count = list.GetArrayLength();
        if (count > 0 && list.EnumerateArray().All(entry => entry.ValueKind is JsonValueKind.String or JsonValueKind.Number))
            return string.Join(", ", list.EnumerateArray().Select(entry => Of("", entry)));
        string noun = column == "phone_numbers" ? "number" : "entry";
        return hasMore ? $"more than {Plural.Of(count, noun)}" : Plural.Of(count, noun);
    }

    private static string OfObject(string column, JsonElement value)
    {
        if (value.TryGetProperty("data", out JsonElement data) && data.ValueKind == JsonValueKind.Array)
        {
            bool hasMore = value.TryGetProperty("paging", out JsonElement paging) && paging.TryGetProperty("next", out _);
            return OfList(column, data, hasMore);
        }

        foreach (string name in Summaries)
        {
            if (value.TryGetProperty(name, out JsonElement summary) && summary.ValueKind == JsonValueKind.String)
                return summary.GetString()!;
        }

        return Plural.Of(value.EnumerateObject().Count(), "value");
    }
}
