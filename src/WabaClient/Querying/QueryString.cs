using System.Text;

namespace WabaClient;

/// <summary>Writes query strings: every value percent-encoded once.</summary>
internal static class QueryString
{
    /// <summary>The part of a listing's query that is the same on every page: all but page size and cursor.</summary>
    public static string For(AccountQuery query)
    {
        StringBuilder text = new();
        AppendFields(text, query.Fields);
        if (query.Filter is { } filter)
            Append(text, "filtering", filter.ToString());
        if (query.Sort is { } sort)
            Append(text, "sort", sort == AccountSort.CreationTimeAscending ? "creation_time_ascending" : "creation_time_descending");
        return text.ToString();
    }

    public static string For(IReadOnlyList<AccountField> fields)
    {
        StringBuilder text = new();
        AppendFields(text, fields);
        return text.ToString();
    }

    public static void Append(StringBuilder text, string name, string value) =>
        text.Append(text.Length == 0 ? "" : "&").Append(name).Append('=').Append(Uri.EscapeDataString(value));

    private static void AppendFields(StringBuilder text, IReadOnlyList<AccountField> fields)
    {
        if (fields.Count > 0)
            Append(text, "fields", string.Join(',', fields.Distinct().Select(field => field.Expression)));
    }
}
