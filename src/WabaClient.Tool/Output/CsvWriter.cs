using System.Buffers;
using System.Text;
using System.Text.Json;

namespace WabaClient.Tool;

/// <summary>Writes comma-separated values (RFC 4180), with a header unless the output continues another one.</summary>
internal sealed class CsvWriter(Stream output, IReadOnlyList<string> columns, bool hasHeader) : RowWriter(output)
{
    // Spreadsheets interpret cells that begin with one of these as a formula, and names are chosen by others.
    private static readonly SearchValues<char> FormulaStarts = SearchValues.Create("=+-@\t\r");
    private static readonly SearchValues<char> Quoted = SearchValues.Create(",\"\r\n");

    protected override void WriteRow(ReadOnlyMemory<byte> row, bool isFirst)
    {
        if (isFirst)
            WriteNothing();
        using JsonDocument json = JsonDocument.Parse(row);
        WriteLine(columns.Select(
            column => json.RootElement.TryGetProperty(column, out JsonElement value) ? CellText.Of(column, value) : ""));
    }

    protected override void WriteNothing()
    {
        if (hasHeader)
            WriteLine(columns);
    }

    private static string Escape(string cell)
    {
        if (cell.Length > 0 && FormulaStarts.Contains(cell[0]))
            cell = "'" + cell;
        return cell.AsSpan().ContainsAny(Quoted) ? $"\"{cell.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : cell;
    }

    private void WriteLine(IEnumerable<string> cells) =>
        Encoding.UTF8.GetBytes(string.Join(',', cells.Select(Escape)) + "\r\n", Buffer);
}
