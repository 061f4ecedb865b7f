namespace WabaClient;

/// <summary>
/// The page size of one listing. A size that shrank because a page was too heavy grows again: it doubles after a success, up to the
/// size that was asked for. When a growth fails, the next one to that size waits for twice as many pages, so that a listing whose pages
/// are all heavy pays for few failures, and one with a single heavy account soon asks for full pages again.
/// </summary>
internal sealed class PageSizer(int wanted)
{
    private readonly int _wanted = wanted;
    private int _successes;
    private int _patience = 1;
    private int _smallestFailed = int.MaxValue;
    private bool _hasGrown;

    /// <summary>The size to ask for next.</summary>
    public int Size { get; private set; } = wanted;

    private int NextSize => (int)Math.Min(Size * 2L, _wanted);

    /// <summary>Records a page that arrived.</summary>
    /// <param name="size">The size that it arrived with, which is smaller than <see cref="Size"/> if it shrank on the way.</param>
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
