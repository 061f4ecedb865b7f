using System.Globalization;
using System.Text.Json;

namespace WabaClient.Testing;

/// <summary>The <c>filtering</c> parameter; all its entries must match.</summary>
internal sealed class ListingFilter
{
    private static readonly ListingFilter None = new([]);

    private readonly List<Func<long?, string?, bool>> _conditions;

    private ListingFilter(List<Func<long?, string?, bool>> conditions) => _conditions = conditions;

    public bool IsEmpty => _conditions.Count == 0;

    /// <summary>Reads the parameter; null matches everything.</summary>
    /// <returns>Null, with <paramref name="error"/> set, if Graph would refuse it.</returns>
    public static ListingFilter? Parse(string? filtering, out FakeError? error)
    {
        error = null;
        if (filtering is null)
            return None;

        using JsonDocument? document = LooseJson.Parse(filtering);
        if (document?.RootElement is { ValueKind: JsonValueKind.Array } entries)
            return Parse(entries, out error);

        error = FakeErrors.InvalidParameter("(#100) param filtering must be an array");
        return null;
    }

    public bool Matches(long? creationTime, string? ownershipType)
    {
        foreach (Func<long?, string?, bool> condition in _conditions)
        {
            if (!condition(creationTime, ownershipType))
                return false;
        }

        return true;
    }

    private static ListingFilter? Parse(JsonElement entries, out FakeError? error)
    {
        List<Func<long?, string?, bool>> conditions = [];
        foreach (JsonElement entry in entries.EnumerateArray())
        {
            string field = Text(entry, "field") ?? "";
            string operation = Text(entry, "operator") ?? "";
            Func<long?, string?, bool>? condition = entry.ValueKind == JsonValueKind.Object && entry.TryGetProperty("value", out JsonElement value)
                ? Condition(field, operation.ToUpperInvariant(), value)
                : null;
            if (condition is null)
            {
                error = FakeErrors.InvalidParameter($"Filtering field '{field}' with operation '{operation.ToLowerInvariant()}' is not supported");
                return null;
            }

            conditions.Add(condition);
        }

        error = null;
        return new ListingFilter(conditions);
    }

    private static Func<long?, string?, bool>? Condition(string field, string operation, JsonElement value)
    {
        switch (field, operation)
        {
            case ("creation_time", "GREATER_THAN") when Seconds(value) is { } from:
                return (time, _) => time > from;

            case ("creation_time", "LESS_THAN") when Seconds(value) is { } to:
                return (time, _) => time < to;

            case ("creation_time", "IN_RANGE") when Texts(value) is { Length: 2 } && Seconds(value[0]) is { } from && Seconds(value[1]) is { } to:
                return (time, _) => time >= from && time <= to;

            case ("ownership_type", "IN") when Texts(value) is { } types:
                return (_, type) => type is not null && types.Contains(type);

            default:
                return null;
        }
    }

    // Graph's filters look at the JSON type: seconds are strings, a number is refused.
    private static long? Seconds(JsonElement value) =>
        value.ValueKind == JsonValueKind.String && long.TryParse(value.GetString(), NumberStyles.None, CultureInfo.InvariantCulture, out long seconds)
            ? seconds
            : null;

    private static string[]? Texts(JsonElement value) =>
        value.ValueKind == JsonValueKind.Array && value.EnumerateArray().All(item => item.ValueKind == JsonValueKind.String)
            ? [.. value.EnumerateArray().Select(item => item.GetString()!)]
            : null;

    private static string? Text(JsonElement entry, string name) =>
        entry.ValueKind == JsonValueKind.Object && entry.TryGetProperty(name, out JsonElement value) && value.ValueKind == JsonValueKind.String
            ? value.GetString()
            : null;
}
