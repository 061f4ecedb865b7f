namespace WabaClient.Tool;

/// <summary>The widths of the columns of a table.</summary>
internal sealed class TableLayout
{
    /// <summary>The number of spaces between two columns.</summary>
    public const int Gap = 2;

    private const int LeastWidth = 8;

    private readonly int[] _widths;
    private readonly int[] _cellWidths;

    private TableLayout(int[] widths, int[] cellWidths)
    {
        _widths = widths;
        _cellWidths = cellWidths;
    }

    public IReadOnlyList<int> Widths => _widths;

    /// <summary>
    /// Distributes the width of a terminal. Ids and phone numbers are never truncated; headings that are wider than
    /// their cells become narrower first, then the widest columns, until the row fits.
    /// </summary>
    /// <param name="columns">The headings.</param>
    /// <param name="rows">The rows that are printed next.</param>
    /// <param name="previous">The previous widths, which only grow; null for the first rows.</param>
    /// <param name="width">The width of the terminal; null for no limit.</param>
    /// <returns>The layout, or null if the columns do not fit.</returns>
    public static TableLayout? Choose(IReadOnlyList<string> columns, IReadOnlyList<string[]> rows, TableLayout? previous, int? width)
    {
        int[] cellWidths = new int[columns.Count];
        int[] widths = new int[columns.Count];
        for (int i = 0; i < widths.Length; i++)
        {
            int column = i;
            cellWidths[i] = Math.Max(
                previous?._cellWidths[i] ?? 0, rows.Select(row => TerminalText.WidthOf(row[column])).DefaultIfEmpty(0).Max());
            widths[i] = Math.Max(previous?._widths[i] ?? LeastWidthOf(columns[i]), cellWidths[i]);
        }

        int excess = width is { } most ? widths.Sum() + (Gap * (widths.Length - 1)) - most : 0;
        for (; excess > 0; excess--)
        {
            if (FindNarrowable(columns, widths, cellWidths) is not { } narrowable)
                return null;
            widths[narrowable]--;
        }

        return new(widths, cellWidths);
    }

    // The columns of changes, which arrive one by one, and of edges do not move when a longer word arrives.
    private static int LeastWidthOf(string column) => column switch
    {
        "kind" => "changed".Length,
        AccountColumns.Edge => EdgeNames.Client.Length,
        _ => TerminalText.WidthOf(column),
    };

    private static int? FindNarrowable(IReadOnlyList<string> columns, int[] widths, int[] cellWidths)
    {
        int? best = null;
        (int HeadingExcess, int Width) bestRank = default;
        for (int i = 0; i < widths.Length; i++)
        {
            int least = IsWhole(columns[i]) ? Math.Max(LeastWidth, cellWidths[i]) : LeastWidth;
            (int HeadingExcess, int Width) rank = (Math.Max(0, widths[i] - cellWidths[i]), widths[i]);
            if (widths[i] > least && (best is null || rank.CompareTo(bestRank) > 0))
                (best, bestRank) = (i, rank);
        }

        return best;
    }

    private static bool IsWhole(string column) =>
        column is "id" or "display_phone_number" || column.EndsWith("_id", StringComparison.Ordinal);
}
