namespace WabaClient;

/// <summary>
/// The page size of one listing. A size that shrank because a page was too heavy grows again: it doubles after a success, up to the
/// size that was asked for. When a growth fails, the next one waits for twice as many pages, so that a listing whose pages are all
/// heavy pays for few failures, and one with a single heavy account soon asks for full pages again.
/// </summary>
internal sealed class PageSizer(int wanted)
{
    private readonly int _wanted = wanted;
    private int _successes;
    private int _patience = 1;
    private bool _hasGrown;

    /// <summary>The size to ask for next.</summary>
    public int Size { get; private set; } = wanted;

    /// <summary>Records a page that arrived.</summary>
    /// <param name="size">The size that it arrived with, which is smaller than <see cref="Size"/> if it shrank on the way.</param>
    public void Record(int size)
    {
        if (size < Size)
        {
            _patience = _hasGrown ? _patience * 2 : 1;
            _successes = 0;
            Size = size;
        }
        else if (_hasGrown)
        {
            _patience = 1;
        }

        _hasGrown = false;
        if (Size == _wanted || ++_successes < _patience)
            return;
        Size = (int)Math.Min(Size * 2L, _wanted);
        _successes = 0;
        _hasGrown = true;
    }
}
