namespace WabaClient.Testing;

/// <summary>
/// Represents a number of calls in a sliding window of time. Instances are immutable and thread-safe.
/// </summary>
public sealed class FakeRateLimit
{
    private FakeRateLimit(int calls, TimeSpan window)
    {
        Calls = calls;
        Window = window;
    }

    /// <summary>Gets the number of calls that are answered within the window.</summary>
    public int Calls { get; }

    /// <summary>Gets the length of the window.</summary>
    public TimeSpan Window { get; }

    /// <summary>
    /// Creates a limit of a number of calls per hour, as Graph counts them. Meta documents 200 for an account and 5,000
    /// for an active one.
    /// </summary>
    /// <param name="calls">The number of calls.</param>
    /// <returns>The limit.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="calls"/> is less than 1.</exception>
    public static FakeRateLimit PerHour(int calls) => Per(TimeSpan.FromHours(1), calls);

    /// <summary>Creates a limit of a number of calls in a window of another length than Graph's.</summary>
    /// <param name="window">The length of the window.</param>
    /// <param name="calls">The number of calls.</param>
    /// <returns>The limit.</returns>
    /// <exception cref="ArgumentOutOfRangeException">
    /// <paramref name="calls"/> is less than 1, or <paramref name="window"/> is not positive.
    /// </exception>
    public static FakeRateLimit Per(TimeSpan window, int calls)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(calls, 1);
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(window, TimeSpan.Zero);
        return new FakeRateLimit(calls, window);
    }
}
