using System.Globalization;

namespace WabaClient;

/// <summary>Writes a query for logs and debuggers: the members that differ from the default, and no cursor.</summary>
internal static class QueryText
{
    public static string Write<TField>(
        string type,
        IReadOnlyList<TField> fields,
        string? cursor,
        params (string Name, object? Value)[] members)
    {
        List<string> parts = [];
        if (fields.Count > 0)
            parts.Add($"Fields = [{string.Join(", ", fields)}]");
        foreach ((string name, object? value) in members)
        {
            if (value is not (null or false))
                parts.Add(string.Create(CultureInfo.InvariantCulture, $"{name} = {value}"));
        }

        if (cursor is not null)
            parts.Add("Cursor = (set)");
        return parts.Count == 0 ? $"{type} {{ }}" : $"{type} {{ {string.Join(", ", parts)} }}";
    }
}
