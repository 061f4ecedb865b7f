namespace WabaClient;

/// <summary>When the next call of a scope may be sent, so that its quota lasts: a pure function of what is known.</summary>
/// <remarks>
/// <para>
/// Graph counts calls over a rolling hour. A call takes some of the quota, and an hour later it gives the same back. Let <c>free</c> be
/// the calls that still fit, and <c>t1, t2, …</c> the times at which own calls of the last hour give back what they took. Until
/// <c>t1</c> there can be <c>free</c> calls more, until <c>t2</c> that many and those that were given back at <c>t1</c>, and so on; the
/// last of these times is an hour after the last call. Calls at equal intervals keep to one such limit if the interval is the time
/// until then, divided by the number of calls until then plus one. The longest of these intervals keeps to all of them. So a burst
/// that used up much of the quota is followed by calls at even intervals until the burst is an hour old, and not by quick calls and
/// then a long silence: a caller that may wait for two minutes only is served as well as one that may wait for hours.
/// </para>
/// <para>
/// Calls of others need no term: what they take shows in the next usage that Graph reports, and lessens <c>free</c>. If the calls of
/// others keep step with the own ones, as in a fleet, the cost of an own call that was learned contains theirs.
/// </para>
/// </remarks>
internal static class PacingLaw
{
    // Graph reports whole per cents, rounded down, and calls that are under way are in no report yet.
    private const int Full = 97;

    /// <summary>Returns how many calls fit into what is left of the quota, before any call gives back what it took.</summary>
    /// <param name="usage">The usage of the quota in per cent.</param>
    /// <param name="cost">What one call takes, in per cent of the quota.</param>
    /// <returns>A negative number if too much is used already.</returns>
    public static int CallsThatFit(int usage, double cost) =>
        (int)Math.Clamp(Math.Floor((Full - usage) / cost), -1_000_000, 1_000_000);

    /// <summary>Returns the time from the last call to the next one.</summary>
    /// <param name="calls">The own calls of the last hour, the oldest first; at least one.</param>
    /// <param name="free">How many calls fit before any of these gives back what it took.</param>
    public static TimeSpan Interval(IReadOnlyList<PacedCalls.Entry> calls, int free)
    {
        TimeSpan last = calls[^1].Last;
        TimeSpan longest = TimeSpan.Zero;
        for (int i = 0; i < calls.Count; i++)
        {
            TimeSpan interval = calls[i].Last + PacedCalls.Hour - last;
            if (free > 0)
                interval /= free + 1;
            longest = interval > longest ? interval : longest;
            free += calls[i].Calls;
        }

        return longest;
    }
}
