namespace WabaClient;

/// <summary>
/// The request for one page or one node until it succeeds or fails: what is requested, and what has happened so far.
/// </summary>
internal sealed class GraphCall(GraphTarget target, string? cursor, int? pageSize, TimeSpan maxRateLimitWait)
{
    private TimeSpan _waited;

    // What a throttled call holds while it backs off: its place in the queue of the scope.
    private IDisposable? _backOff;

    public GraphTarget Target => target;

    public string? Cursor => cursor;

    /// <summary>
    /// Gets the page size to request; null for a node. It is reduced when a page is too large for Graph.
    /// </summary>
    public int? PageSize { get; private set; } = pageSize;

    /// <summary>Gets how many requests were sent.</summary>
    public int Attempts { get; private set; }

    /// <summary>Gets the maximum number of requests, whatever the reason for another one.</summary>
    public int MostAttempts { get; init; } = int.MaxValue;

    public bool CanTryAgain => Attempts < MostAttempts;

    /// <summary>Gets or sets the number of entries of the page, once it has arrived; null for a node.</summary>
    public int? ItemCount { get; set; }

    /// <summary>Gets or sets whether another token was already requested, which is done once per page.</summary>
    public bool HasRenewedToken { get; set; }

    /// <summary>
    /// Gets or sets the slots that the call shares with others; null unless many businesses are listed.
    /// </summary>
    public CallSlot? Slot { get; set; }

    /// <summary>Gets or sets the state of pacing; null unless calls are paced.</summary>
    public CallPacing? Pacing { get; set; }

    /// <summary>Gets how long the page can still wait for rate limits.</summary>
    public TimeSpan WaitLeft => maxRateLimitWait - _waited;

    public void CountAttempt() => Attempts++;

    /// <summary>Gets how long the page can wait for rate limits in total.</summary>
    public TimeSpan MaxRateLimitWait => maxRateLimitWait;

    public bool CanWait(TimeSpan wait) => wait <= WaitLeft;

    public void CountWait(TimeSpan wait) => _waited += wait;

    /// <summary>Divides the page size of the next request.</summary>
    /// <returns>False if the page size is already 1.</returns>
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
