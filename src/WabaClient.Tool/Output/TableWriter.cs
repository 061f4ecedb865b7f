using System.Text;
using System.Text.Json;

namespace WabaClient.Tool;

/// <summary>Writes a table as rows arrive. If the columns do not fit, each row is a list of names and values.</summary>
/// <param name="asList">True to print lists in any case.</param>
internal sealed class TableWriter(Stream output, IReadOnlyList<string> columns, Screen? screen, bool asList = false) : RowWriter(output)
{
    private const int LeastValueWidth = 20;

    private readonly List<string[]> _rows = [];
    private TableLayout? _layout;
    private bool _isList = asList;
    private bool _hasRows;

    public override void Flush()
    {
        if (_rows.Count > 0)
            Print();
        base.Flush();
    }

    protected override void WriteRow(ReadOnlyMemory<byte> row, bool isFirst)
    {
        using JsonDocument json = JsonDocument.Parse(row);
        _rows.Add([.. columns.Select(
            column => json.RootElement.TryGetProperty(column, out JsonElement value)
                ? TerminalText.Clean(CellText.Of(column, value))
                : "")]);
    }

    private void Print()
    {
        bool isFirst = _layout is null;
        if (!_isList)
        {
            _layout = TableLayout.Choose(columns, _rows, _layout, screen?.Width);
            _isList = _layout is null;
        }

        if (!_isList && isFirst)
            PrintLine(columns, isHeading: true);
        foreach (string[] row in _rows)
        {
            if (_isList)
                PrintList(row);
            else
                PrintLine(row);
            _hasRows = true;
        }

        _rows.Clear();
    }

    private void PrintLine(IReadOnlyList<string> cells, bool isHeading = false)
    {
        StringBuilder line = new();
        for (int i = 0; i < cells.Count; i++)
            line.Append(TerminalText.Pad(TerminalText.Fit(cells[i], _layout!.Widths[i]), _layout.Widths[i] + TableLayout.Gap));
        string text = line.ToString().TrimEnd(' ');
        Append(isHeading && screen is { HasColor: true } ? $"\e[1m{text}\e[0m" : text);
    }

    private void PrintList(string[] row)
    {
        if (_hasRows)
            Append("");
        int indent = columns.Max(TerminalText.WidthOf) + TableLayout.Gap;
        int width = screen is null ? int.MaxValue : Math.Max(screen.Width - indent, LeastValueWidth);
        for (int i = 0; i < row.Length; i++)
        {
            string name = columns[i];
            foreach (string line in row[i].Length == 0 ? [] : TerminalText.Wrap(row[i], width))
            {
                Append(TerminalText.Pad(name, indent) + line);
                name = "";
            }
        }
    }

    private void Append(string line) => Encoding.UTF8.GetBytes(line + "\n", Buffer);
}
