namespace WabaClient;

/// <summary>
/// Finds listings that would never end, in constant memory: cursors that repeat, by Brent's algorithm, which keeps one earlier
/// cursor and replaces it at powers of two, and the cursor just used, which finds the most frequent loop at once; and empty pages
/// in a row, each with a new cursor.
/// </summary>
internal struct EndlessGuard(string? firstCursor)
{
    /// <summary>How many empty pages in a row are too many. Graph sends a few where it removed entries after it had cut the page.</summary>
    public const int MostEmptyPages = 1_000;

    private string? _kept = firstCursor;
    private long _steps;
    private long _power = 1;
    private int _emptyPages;

    /// <summary>Gets whether one more empty page is one too many.</summary>
    public readonly bool IsLastEmptyPage => _emptyPages + 1 >= MostEmptyPages;

    /// <summary>Returns whether the cursor of the next page was already returned.</summary>
    public readonly bool HasSeen(string? current, string next) => next == current || next == _kept;

    /// <summary>Records a page that arrived.</summary>
    public void Take(string? next, int itemCount)
    {
        _emptyPages = itemCount == 0 ? _emptyPages + 1 : 0;
        if (++_steps != _power)
            return;
        _kept = next;
        _power *= 2;
        _steps = 0;
    }
}
