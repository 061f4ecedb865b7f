namespace WabaClient;

/// <summary>The calls of the last hour in one scope, in bounded memory. Not thread-safe.</summary>
/// <remarks>
/// Calls of the same minute share an entry and count until an hour after the last of them; there are at most 61
/// entries.
/// </remarks>
internal sealed class PacedCalls
{
    public static readonly TimeSpan Hour = TimeSpan.FromHours(1);

    private readonly List<Entry> _entries = [];

    /// <summary>Gets the entries, the oldest first.</summary>
    public IReadOnlyList<Entry> Entries => _entries;

    /// <summary>Gets how many calls were made in the last hour.</summary>
    public int Count { get; private set; }

    /// <summary>Gets how many calls were made in total, which is the number of the last one.</summary>
    public long Total { get; private set; }

    /// <summary>Adds a call that is made now.</summary>
    /// <returns>The number of the call; the first one has 1.</returns>
    public long Add(TimeSpan now)
    {
        Forget(now);
        if (_entries.Count > 0 && MinuteOf(_entries[^1].Last) == MinuteOf(now))
            _entries[^1] = new(now, _entries[^1].Calls + 1);
        else
            _entries.Add(new(now, 1));
        Count++;
        return ++Total;
    }

    /// <summary>Removes the calls that no longer count.</summary>
    public void Forget(TimeSpan now)
    {
        int old = 0;
        while (old < _entries.Count && _entries[old].Last <= now - Hour)
            Count -= _entries[old++].Calls;
        _entries.RemoveRange(0, old);
    }

    private static long MinuteOf(TimeSpan time) => time.Ticks / TimeSpan.TicksPerMinute;

    /// <summary>Several consecutive calls.</summary>
    /// <param name="Last">The time of the last of them.</param>
    /// <param name="Calls">The number of calls.</param>
    internal readonly record struct Entry(TimeSpan Last, int Calls);
}
