namespace WabaClient.Tool;

/// <summary>The formats of standard output.</summary>
internal enum OutputFormat
{
    Table,
    Json,
    Ndjson,
    Csv,
    Ids,
}
