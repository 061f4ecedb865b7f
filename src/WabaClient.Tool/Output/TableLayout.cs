namespace WabaClient.Tool;

/// <summary>The widths of the columns of a table.</summary>
internal sealed class TableLayout
{
    /// <summary>The number of spaces between two columns.</summary>
    public const int Gap = 2;

    private const int LeastWidth = 8;

    private TableLayout(int[] widths) => Widths = widths;

    public IReadOnlyList<int> Widths { get; }

    /// <summary>
    /// Distributes the width of a terminal. Columns of ids are never cut; the widest others become narrower until the row fits.
    /// </summary>
    /// <param name="columns">The headings.</param>
    /// <param name="rows">The rows that are printed next.</param>
    /// <param name="previous">The widths so far, which only grow; null for the first rows.</param>
    /// <param name="width">The width of the terminal; null for no limit.</param>
    /// <returns>The layout, or null if the columns do not fit.</returns>
    public static TableLayout? Choose(IReadOnlyList<string> columns, IReadOnlyList<string[]> rows, TableLayout? previous, int? width)
    {
        int[] widths = new int[columns.Count];
        for (int i = 0; i < widths.Length; i++)
        {
            int column = i;
            widths[i] = Math.Max(
                previous?.Widths[i] ?? TerminalText.WidthOf(columns[i]),
                rows.Select(row => TerminalText.WidthOf(row[column])).DefaultIfEmpty(0).Max());
        }

        if (width is not { } most)
            return new(widths);
        int excess = widths.Sum() + (Gap * (widths.Length - 1)) - most;
        while (excess > 0)
        {
            int widest = -1;
            for (int i = 0; i < widths.Length; i++)
            {
                if (!IsId(columns[i]) && widths[i] > LeastWidth && (widest < 0 || widths[i] > widths[widest]))
                    widest = i;
            }

            if (widest < 0)
                return null;
            widths[widest]--;
            excess--;
        }

        return new(widths);
    }

    private static bool IsId(string column) => column == "id" || column.EndsWith("_id", StringComparison.Ordinal);
}
