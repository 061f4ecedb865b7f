namespace WabaClient;

/// <summary>Computes when a business is read again.</summary>
internal static class WatchDelay
{
    private const double Jitter = 0.1;
    private const int MaxFactor = 8;
    private static readonly TimeSpan MinThrottle = TimeSpan.FromSeconds(1);

    /// <summary>
    /// Returns the time from the beginning of a pass to the next one: the interval, which is extended while every edge
    /// fails.
    /// </summary>
    /// <param name="interval">The interval.</param>
    /// <param name="failures">The number of consecutive passes in which every edge failed.</param>
    /// <param name="random">A number from 0 to 1.</param>
    public static TimeSpan Next(TimeSpan interval, int failures, double random)
    {
        int factor = failures <= 1 ? 1 : (int)Math.Min(MaxFactor, Math.Pow(2, failures - 1));
        return interval * (factor * (1 - Jitter + (2 * Jitter * random)));
    }

    /// <summary>Returns how long Graph asks to wait; null if no edge was throttled.</summary>
    /// <param name="failures">The failures of the edges; null for an edge that was read.</param>
    /// <param name="interval">The time to wait if Graph specified none.</param>
    /// <param name="random">A number from 0 to 1.</param>
    public static TimeSpan? Throttle(IEnumerable<Exception?> failures, TimeSpan interval, double random)
    {
        TimeSpan? longest = failures.OfType<RateLimitedException>().Max(e => (TimeSpan?)(e.RetryAfter ?? interval));
        return longest is { } wait ? (wait > MinThrottle ? wait : MinThrottle) * (1 + (Jitter * random)) : null;
    }
}
