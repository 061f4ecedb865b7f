namespace WabaClient;

/// <summary>How long a reply asks to wait.</summary>
internal static class ServerWait
{
    private static readonly TimeSpan Longest = TimeSpan.FromHours(24);

    /// <summary>The larger of <c>Retry-After</c> and, in a throttled reply, the time to regain access.</summary>
    /// <returns>Null if the reply asks for nothing that makes sense.</returns>
    public static TimeSpan? Of(TimeSpan? retryAfter, IReadOnlyList<RateLimitUsage> usage, string id)
    {
        TimeSpan hint = retryAfter ?? TimeSpan.Zero;
        TimeSpan regain = TimeToRegainAccess(usage, id);
        hint = regain > hint ? regain : hint;
        if (hint <= TimeSpan.Zero)
            return null;
        return hint < Longest ? hint : Longest;
    }

    // The id in the path says most; where the header has other ids only, a full limit says more than the others.
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
