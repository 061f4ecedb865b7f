namespace WabaClient;

/// <summary>Computes when the next call of a scope can be sent so that its quota lasts. Has no state.</summary>
/// <remarks>
/// <para>
/// Graph counts calls over a rolling hour. A call uses some of the quota, and releases the same amount an hour later.
/// Let <c>free</c> be the number of calls that still fit, and <c>t1, t2, …</c> the times at which the own calls of the
/// last hour release their quota. Until <c>t1</c>, <c>free</c> more calls are possible; until <c>t2</c>, that number
/// plus the calls released at <c>t1</c>; and so on. The last of these times is an hour after the last call. Calls at
/// equal intervals stay within one such limit if the interval is the time until then, divided by the number of calls
/// until then plus one. The longest of these intervals stays within all limits. Therefore, a burst that used much of
/// the quota is followed by calls at equal intervals until the burst is an hour old, instead of quick calls followed by
/// a long pause. A caller that can wait for only two minutes is served as well as one that can wait for hours.
/// </para>
/// <para>
/// Calls of others need no separate term: the quota that they use appears in the next usage that Graph reports, and
/// reduces <c>free</c>. If the calls of others grow in proportion to the own calls, as in a fleet, the learned cost of
/// an own call includes them.
/// </para>
/// </remarks>
internal static class PacingLaw
{
    // Graph reports whole per cents, rounded down, and no report includes calls that are in flight.
    private const int Full = 97;

    /// <summary>Returns how many calls fit into the rest of the quota, before any call releases its quota.</summary>
    /// <param name="usage">The usage of the quota in per cent.</param>
    /// <param name="cost">The cost of one call, in per cent of the quota.</param>
    /// <returns>The number of calls; negative if too much is already used.</returns>
    public static int CallsThatFit(int usage, double cost) =>
        (int)Math.Clamp(Math.Floor((Full - usage) / cost), -1_000_000, 1_000_000);

    /// <summary>Returns the time from the last call to the next one.</summary>
    /// <param name="calls">The own calls of the last hour, the oldest first; at least one.</param>
    /// <param name="free">How many calls fit before any of these releases its quota.</param>
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
