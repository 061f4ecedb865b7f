namespace WabaClient.Testing;

/// <summary>Counts the calls of one app or object in a sliding window.</summary>
/// <remarks>
/// Only the latest calls are kept, as many as the limit. The window is full as long as it contains the oldest of them.
/// A rejected call replaces the oldest one, which extends the block.
/// </remarks>
internal sealed class CallWindow(FakeRateLimit limit)
{
    private readonly Queue<DateTimeOffset> _calls = new();

    /// <summary>Counts a call.</summary>
    /// <param name="now">The time of the call.</param>
    /// <param name="percent">The usage of the limit after the call, in whole per cent.</param>
    /// <param name="regainAccess">
    /// How long calls are rejected if no other call is made; zero if the call is answered.
    /// </param>
    /// <returns>True if the call is answered.</returns>
    public bool TryCount(DateTimeOffset now, out int percent, out TimeSpan regainAccess)
    {
        while (_calls.TryPeek(out DateTimeOffset oldest) && oldest <= now - limit.Window)
            _calls.Dequeue();

        bool answered = _calls.Count < limit.Calls;
        if (!answered)
            _calls.Dequeue();
        _calls.Enqueue(now);
        percent = (int)(100L * _calls.Count / limit.Calls);
        regainAccess = answered ? TimeSpan.Zero : _calls.Peek() + limit.Window - now;
        return answered;
    }
}
