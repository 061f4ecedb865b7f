namespace WabaClient;

/// <summary>How long to wait before an attempt: a pure function of what is known.</summary>
internal static class RetryDelay
{
    // Longer than any hint that makes sense, and well within what timers take.
    private static readonly TimeSpan Longest = TimeSpan.FromDays(2);

    // A twentieth of an hour is three minutes in which the scope is open and everybody behind the first call still waits.
    private static readonly TimeSpan MostJitter = TimeSpan.FromSeconds(10);

    /// <summary>The larger of the stretched hint and the exponential back-off with jitter, which is capped.</summary>
    /// <param name="retry">0 for the first retry.</param>
    /// <param name="hint">What the server asked for; null if nothing.</param>
    /// <param name="baseDelay">The back-off of the first retry before jitter.</param>
    /// <param name="maxDelay">The cap of the back-off. It does not cap the hint.</param>
    /// <param name="random">From 0 to 1.</param>
    public static TimeSpan Calculate(int retry, TimeSpan? hint, TimeSpan baseDelay, TimeSpan maxDelay, double random)
    {
        double exponential = baseDelay.Ticks * Math.Pow(2, Math.Min(retry, 60)) * (0.5 + random);
        TimeSpan backOff = TimeSpan.FromTicks((long)Math.Min(exponential, maxDelay.Ticks));
        TimeSpan asked = Stretch(hint ?? TimeSpan.Zero, random);
        return asked > backOff ? asked : backOff;
    }

    /// <summary>A wait with a little on top, never less, so that those who wait for one moment do not all come at once.</summary>
    public static TimeSpan Stretch(TimeSpan wait, double random)
    {
        TimeSpan jitter = wait * 0.05 < MostJitter ? wait * 0.05 : MostJitter;
        TimeSpan stretched = wait + (jitter * random);
        return stretched < Longest ? WholeMilliseconds(stretched) : Longest;
    }

    // Timers count whole milliseconds and drop the rest, which would end the wait too early.
    private static TimeSpan WholeMilliseconds(TimeSpan wait) => TimeSpan.FromMilliseconds(Math.Ceiling(wait.TotalMilliseconds));
}
