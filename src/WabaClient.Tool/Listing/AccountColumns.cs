namespace WabaClient.Tool;

/// <summary>The columns of accounts in tables and CSV.</summary>
internal static class AccountColumns
{
    public const string Business = "business_id";
    public const string Edge = "edge";

    // The namespace of the templates, one of Graph's default fields, is long and rarely needed.
    private static readonly string[] Table = ["id", "name", "currency", "timezone_id"];
    private static readonly string[] All = [.. Table, "message_template_namespace"];

    public static IReadOnlyList<string> Of(IReadOnlyList<AccountField> fields, OutputFormat format, bool hasSource)
    {
        IEnumerable<string> columns = fields.Count > 0
            ? fields.Select(field => FieldNames.PropertyOf(field.Expression)).Prepend("id").Distinct()
            : format == OutputFormat.Table ? Table : All;
        return [.. hasSource ? [Business, Edge] : Array.Empty<string>(), .. columns];
    }
}
