using System.Text;

namespace WabaClient;

/// <summary>Writes query strings. Every value is percent-encoded once.</summary>
internal static class QueryString
{
    // Meta documents no limit. Uri before .NET 10 accepts 65,519 characters, and a cursor has to fit as well.
    private const int MostCharacters = 32_768;

    /// <summary>
    /// Returns the part of the query that all pages of a listing have in common: everything but page size and cursor.
    /// </summary>
    public static string For(AccountQuery query)
    {
        StringBuilder text = new();
        AppendFields(text, query.Fields.Select(field => field.Expression));
        if (query.Filter is { } filter)
            Append(text, "filtering", filter.ToString());
        if (query.Sort is { } sort)
            Append(
                text,
                "sort",
                sort == AccountSort.CreationTimeAscending ? "creation_time_ascending" : "creation_time_descending");
        return Checked(text, nameof(query));
    }

    public static string For(PhoneNumberQuery query)
    {
        StringBuilder text = new();
        AppendFields(text, query.Fields.Select(field => field.Expression));
        return Checked(text, nameof(query));
    }

    public static string For(IReadOnlyList<AccountField> fields)
    {
        StringBuilder text = new();
        AppendFields(text, fields.Select(field => field.Expression));
        return Checked(text, nameof(fields));
    }

    public static string For(IEnumerable<string> fields)
    {
        StringBuilder text = new();
        AppendFields(text, fields);
        return text.ToString();
    }

    public static void Append(StringBuilder text, string name, string value) =>
        text.Append(text.Length == 0 ? "" : "&").Append(name).Append('=').Append(Uri.EscapeDataString(value));

    private static string Checked(StringBuilder text, string parameterName) => text.Length <= MostCharacters
        ? text.ToString()
        : throw new ArgumentException(
            $"The query is {text.Length} characters long, more than {MostCharacters}; request fewer fields or filter by fewer values.",
            parameterName);

    private static void AppendFields(StringBuilder text, IEnumerable<string> expressions)
    {
        string fields = string.Join(',', expressions.Distinct());
        if (fields.Length > 0)
            Append(text, "fields", fields);
    }
}
