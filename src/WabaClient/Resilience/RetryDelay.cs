namespace WabaClient;

/// <summary>Computes how long to wait before an attempt. Has no state.</summary>
internal static class RetryDelay
{
    /// <summary>Returns the larger of the extended hint and the capped exponential back-off with jitter.</summary>
    /// <param name="retry">0 for the first retry.</param>
    /// <param name="hint">The wait that the server requested; null if none.</param>
    /// <param name="baseDelay">The back-off of the first retry before jitter.</param>
    /// <param name="maxDelay">The cap of the back-off. It does not cap the hint.</param>
    /// <param name="random">From 0 to 1.</param>
    public static TimeSpan Calculate(int retry, TimeSpan? hint, TimeSpan baseDelay, TimeSpan maxDelay, double random)
    {
        double exponential = baseDelay.Ticks * Math.Pow(2, Math.Min(retry, 60)) * (0.5 + random);
        TimeSpan backOff = TimeSpan.FromTicks((long)Math.Min(exponential, maxDelay.Ticks));
        TimeSpan asked = ServerWait.Stretch(hint ?? TimeSpan.Zero, random);
        return asked > backOff ? asked : backOff;
    }
}
