namespace WabaClient;

/// <summary>Determines how long a response asks to wait, and how long to actually wait.</summary>
internal static class ServerWait
{
    private static readonly TimeSpan Longest = TimeSpan.FromHours(24);

    // Longer than any reasonable request, and well within the range of timers.
    private static readonly TimeSpan LongestTimer = TimeSpan.FromDays(2);

    // Five per cent of an hour would be three minutes in which the scope is open while all calls still wait for the first one.
    private static readonly TimeSpan MostJitter = TimeSpan.FromSeconds(10);

    /// <summary>
    /// Returns the larger of <c>Retry-After</c> and, for a throttled response, the time to regain access.
    /// </summary>
    /// <returns>The wait; null if the response asks for none.</returns>
    public static TimeSpan? Of(TimeSpan? retryAfter, IReadOnlyList<RateLimitUsage> usage, string id)
    {
        TimeSpan hint = retryAfter ?? TimeSpan.Zero;
        TimeSpan regain = TimeToRegainAccess(usage, id);
        hint = regain > hint ? regain : hint;
        if (hint <= TimeSpan.Zero)
            return null;
        return hint < Longest ? hint : Longest;
    }

    /// <summary>
    /// Extends a wait by a random amount, so that calls that wait for the same time are not all sent at once.
    /// </summary>
    /// <param name="wait">The wait.</param>
    /// <param name="random">From 0 to 1.</param>
    public static TimeSpan Stretch(TimeSpan wait, double random)
    {
        TimeSpan jitter = wait * 0.05 < MostJitter ? wait * 0.05 : MostJitter;
        TimeSpan stretched = wait + (jitter * random);
        return stretched < LongestTimer ? WholeMilliseconds(stretched) : LongestTimer;
    }

    // Timers ignore fractions of a millisecond, which would end the wait too early.
    private static TimeSpan WholeMilliseconds(TimeSpan wait) =>
        TimeSpan.FromMilliseconds(Math.Ceiling(wait.TotalMilliseconds));

    // The entry of the id in the path is the best evidence; without it, the entry of a limit that is exhausted.
    private static TimeSpan TimeToRegainAccess(IReadOnlyList<RateLimitUsage> usage, string id)
    {
        TimeSpan own = LongestOf(usage.Where(entry => entry.ObjectId == id));
        if (own > TimeSpan.Zero)
            return own;
        TimeSpan full = LongestOf(usage.Where(entry => entry.Highest >= 100));
        return full > TimeSpan.Zero ? full : LongestOf(usage);
    }

    private static TimeSpan LongestOf(IEnumerable<RateLimitUsage> usage) =>
        usage.Select(entry => entry.EstimatedTimeToRegainAccess).DefaultIfEmpty().Max();
}
