namespace WabaClient;

/// <summary>
/// Detects listings that would never end, in constant memory. Cursors that repeat are detected by Brent's algorithm,
/// which keeps one earlier cursor and replaces it at powers of two, and by comparison with the previous cursor, which
/// detects the most frequent loop immediately. Empty pages with new cursors are counted.
/// </summary>
internal struct EndlessGuard(string? firstCursor)
{
    /// <summary>
    /// The number of consecutive empty pages that is too high. Graph sends a few if it removed entries after it had
    /// divided the list.
    /// </summary>
    public const int MostEmptyPages = 1_000;

    private string? _kept = firstCursor;
    private long _steps;
    private long _power = 1;
    private int _emptyPages;

    /// <summary>Gets whether another empty page would reach the limit.</summary>
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
