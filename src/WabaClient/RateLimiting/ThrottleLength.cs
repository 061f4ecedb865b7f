namespace WabaClient;

/// <summary>
/// Computes how long a throttle closes a scope: as long as Graph asked for, which <see cref="ServerWait"/> reads from
/// the response. A throttle without a duration closes it for <see cref="WabaClientOptions.MaxDelay"/>, doubled with
/// each further throttle.
/// </summary>
internal static class ThrottleLength
{
    private static readonly TimeSpan LongestDoubled = TimeSpan.FromMinutes(15);

    /// <summary>Returns how long to close the scope.</summary>
    /// <param name="asked">The wait that Graph asked for, or zero.</param>
    /// <param name="first">How long the first throttle without a duration closes the scope.</param>
    /// <param name="throttlesInARow">The number of throttles without a success in between, including this one.</param>
    public static TimeSpan Of(TimeSpan asked, TimeSpan first, int throttlesInARow)
    {
        if (asked > TimeSpan.Zero)
            return asked;

        double ticks = first.Ticks * Math.Pow(2, Math.Max(0, throttlesInARow - 1));
        return TimeSpan.FromTicks((long)Math.Min(ticks, LongestDoubled.Ticks));
    }
}
