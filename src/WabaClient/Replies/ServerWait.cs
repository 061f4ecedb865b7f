namespace WabaClient;

/// <summary>How long a response asks to wait, and how long to wait for it.</summary>
internal static class ServerWait
{
    private static readonly TimeSpan Longest = TimeSpan.FromHours(24);

    // Longer than any sensible request, and well within what timers accept.
    private static readonly TimeSpan LongestTimer = TimeSpan.FromDays(2);

    // Five per cent of an hour is three minutes in which the scope is open and everybody behind the first call still waits.
    private static readonly TimeSpan MostJitter = TimeSpan.FromSeconds(10);

    /// <summary>Returns the larger of <c>Retry-After</c> and, for a throttled response, the time to regain access.</summary>
    /// <returns>Null if the response asks for no wait.</returns>
    public static TimeSpan? Of(TimeSpan? retryAfter, IReadOnlyList<RateLimitUsage> usage, string id)
    {
        TimeSpan hint = retryAfter ?? TimeSpan.Zero;
        TimeSpan regain = TimeToRegainAccess(usage, id);
        hint = regain > hint ? regain : hint;
        if (hint <= TimeSpan.Zero)
            return null;
        return hint < Longest ? hint : Longest;
    }

    /// <summary>Adds a little to a wait, never less than nothing, so that calls that wait for one moment do not all come at once.</summary>
    /// <param name="wait">The wait.</param>
    /// <param name="random">From 0 to 1.</param>
    public static TimeSpan Stretch(TimeSpan wait, double random)
    {
        TimeSpan jitter = wait * 0.05 < MostJitter ? wait * 0.05 : MostJitter;
        TimeSpan stretched = wait + (jitter * random);
        return stretched < LongestTimer ? WholeMilliseconds(stretched) : LongestTimer;
    }

    // Timers drop fractions of a millisecond, which would end the wait too early.
    private static TimeSpan WholeMilliseconds(TimeSpan wait) =>
        TimeSpan.FromMilliseconds(Math.Ceiling(wait.TotalMilliseconds));

    // The entry of the id in the path is the best evidence; if there is none, that of a limit that is used up.
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
