namespace WabaClient;

/// <summary>One page, or one account, that is asked for until it arrives or fails: what is asked, and what has happened so far.</summary>
internal sealed class GraphCall(GraphTarget target, string? cursor, int? pageSize, TimeSpan maxRateLimitWait)
{
    private TimeSpan _waited;
    private (ScopeOpenings Openings, ScopeOpening Opening)? _backOff;

    public GraphTarget Target => target;

    public string? Cursor => cursor;

    /// <summary>The page size to ask for; null for an account. It shrinks when Graph asks for less data.</summary>
    public int? PageSize { get; private set; } = pageSize;

    /// <summary>How many requests were sent.</summary>
    public int Attempts { get; private set; }

    /// <summary>Whether another token was asked for already; once a page is enough.</summary>
    public bool HasRenewedToken { get; set; }

    /// <summary>A failure that is not to be tried again, whatever it looks like: the provider's own, or the gate's refusal.</summary>
    public Exception? FinalFailure { get; set; }

    public void CountAttempt() => Attempts++;

    public bool CanWait(TimeSpan wait) => wait <= maxRateLimitWait - _waited;

    public void CountWait(TimeSpan wait) => _waited += wait;

    public bool TryHalvePageSize()
    {
        if (PageSize is not > 1)
            return false;
        PageSize /= 2;
        return true;
    }

    /// <summary>While it backs off from a throttle, the call counts among those who wait for the scope.</summary>
    public void StartBackOff(ScopeOpenings openings, ScopeOpening opening) => _backOff = (openings, opening);

    public void EndBackOff()
    {
        if (_backOff is { } backOff)
            backOff.Openings.EndBackOff(backOff.Opening);
        _backOff = null;
    }
}
