namespace WabaClient;

/// <summary>One page, or one node, that is requested until it arrives or fails: what is asked, and what has happened so far.</summary>
internal sealed class GraphCall(GraphTarget target, string? cursor, int? pageSize, TimeSpan maxRateLimitWait)
{
    private TimeSpan _waited;

    // What a throttled call holds while it backs off: its place among those that wait for the scope.
    private IDisposable? _backOff;

    public GraphTarget Target => target;

    public string? Cursor => cursor;

    /// <summary>The page size to ask for; null for a node. It shrinks when a page is too heavy for Graph.</summary>
    public int? PageSize { get; private set; } = pageSize;

    /// <summary>How many requests were sent.</summary>
    public int Attempts { get; private set; }

    /// <summary>How many requests may be sent at most, whatever the reason for another one.</summary>
    public int MostAttempts { get; init; } = int.MaxValue;

    public bool CanTryAgain => Attempts < MostAttempts;

    /// <summary>How many entries the page has, once it has arrived; null for a node.</summary>
    public int? ItemCount { get; set; }

    /// <summary>Whether another token was requested already; once per page is enough.</summary>
    public bool HasRenewedToken { get; set; }

    /// <summary>The slots that the call shares with others; null unless many businesses are listed.</summary>
    public CallSlot? Slot { get; set; }

    /// <summary>What is noted for pacing; null unless calls are paced.</summary>
    public CallPacing? Pacing { get; set; }

    /// <summary>How long the page may still wait for rate limits.</summary>
    public TimeSpan WaitLeft => maxRateLimitWait - _waited;

    public void CountAttempt() => Attempts++;

    /// <summary>How long the page may wait for rate limits in all.</summary>
    public TimeSpan MaxRateLimitWait => maxRateLimitWait;

    public bool CanWait(TimeSpan wait) => wait <= WaitLeft;

    public void CountWait(TimeSpan wait) => _waited += wait;

    /// <summary>Makes the next request ask for a fraction of the page.</summary>
    /// <returns>False if the page is as small as it can be.</returns>
    public bool TryShrinkPage(int divisor)
    {
        if (PageSize is not > 1)
            return false;
        PageSize = Math.Max(1, PageSize.Value / divisor);
        return true;
    }

    public void StartBackOff(IDisposable backOff)
    {
        EndBackOff();
        _backOff = backOff;
    }

    public void EndBackOff()
    {
        _backOff?.Dispose();
        _backOff = null;
    }
}
