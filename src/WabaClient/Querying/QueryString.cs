using System.Text;

namespace WabaClient;

/// <summary>Writes query strings: every value percent-encoded once.</summary>
internal static class QueryString
{
    // Meta names no limit; Uri before .NET 10 takes 65,519 characters, and a cursor has to go with them.
    private const int MostCharacters = 32_768;

    /// <summary>The part of a listing's query that is the same on every page: all but page size and cursor.</summary>
    public static string For(AccountQuery query)
    {
        StringBuilder text = new();
        AppendFields(text, query.Fields);
        if (query.Filter is { } filter)
            Append(text, "filtering", filter.ToString());
        if (query.Sort is { } sort)
            Append(text, "sort", sort == AccountSort.CreationTimeAscending ? "creation_time_ascending" : "creation_time_descending");
        return Checked(text, nameof(query));
    }

    public static string For(IReadOnlyList<AccountField> fields)
    {
        StringBuilder text = new();
        AppendFields(text, fields);
        return Checked(text, nameof(fields));
    }

    public static void Append(StringBuilder text, string name, string value) =>
        text.Append(text.Length == 0 ? "" : "&").Append(name).Append('=').Append(Uri.EscapeDataString(value));

    private static string Checked(StringBuilder text, string parameterName) => text.Length <= MostCharacters
        ? text.ToString()
        : throw new ArgumentException($"This takes {text.Length} characters in the address, more than {MostCharacters}; ask for fewer fields, or filter by fewer values.", parameterName);

    private static void AppendFields(StringBuilder text, IReadOnlyList<AccountField> fields)
    {
        if (fields.Count > 0)
            Append(text, "fields", string.Join(',', fields.Distinct().Select(field => field.Expression)));
    }
}
