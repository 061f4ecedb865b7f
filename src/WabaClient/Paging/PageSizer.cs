namespace WabaClient;

/// <summary>
/// Determines the page size of one listing. A size that was reduced because a page was too large grows again: it
/// doubles after a success, up to the requested size. If a larger size fails, twice as many pages are read before that
/// size is tried again. A listing whose pages are all too large therefore has few failures, and a listing with a single
/// large account soon returns to full pages.
/// </summary>
internal sealed class PageSizer(int wanted)
{
    private readonly int _wanted = wanted;
    private int _successes;
    private int _patience = 1;
    private int _smallestFailed = int.MaxValue;
    private bool _hasGrown;

    /// <summary>Gets the size to request next.</summary>
    public int Size { get; private set; } = wanted;

    private int NextSize => (int)Math.Min(Size * 2L, _wanted);

    /// <summary>Records a page that arrived.</summary>
    /// <param name="size">
    /// The size with which it arrived, which is smaller than <see cref="Size"/> if it was reduced by retries.
    /// </param>
    public void Record(int size)
    {
        if (size < Size)
            Shrink(size);
        else if (Size >= _smallestFailed)
            (_smallestFailed, _patience) = (int.MaxValue, 1);
        _hasGrown = false;
        if (Size == _wanted || (++_successes < _patience && NextSize >= _smallestFailed))
            return;
        Size = NextSize;
        _successes = 0;
        _hasGrown = true;
    }

    private void Shrink(int size)
    {
        _patience = !_hasGrown ? 1 : Size >= _smallestFailed ? _patience * 2 : 2;
        _smallestFailed = Size;
        _successes = 0;
        Size = size;
    }
}
