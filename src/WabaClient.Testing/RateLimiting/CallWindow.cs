namespace WabaClient.Testing;

/// <summary>Counts the calls of one app or object in a sliding window.</summary>
/// <remarks>
/// Only the latest calls are kept, as many as the limit: the window is full while the oldest of them is in it. A call that
/// is refused pushes the oldest out, which is what makes the block longer.
/// </remarks>
internal sealed class CallWindow(FakeRateLimit limit)
{
    private readonly Queue<DateTimeOffset> _calls = new();

    /// <summary>Counts a call.</summary>
    /// <param name="now">The time of the call.</param>
    /// <param name="percent">How much of the limit is used after it, in whole per cent.</param>
    /// <param name="regainAccess">How long calls are refused from now on if no other is made; zero if the call is answered.</param>
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
