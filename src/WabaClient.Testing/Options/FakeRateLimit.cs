namespace WabaClient.Testing;

/// <summary>So many calls in a sliding window of time.</summary>
public sealed class FakeRateLimit
{
    private FakeRateLimit(int calls, TimeSpan window)
    {
        Calls = calls;
        Window = window;
    }

    /// <summary>How many calls are answered within the window.</summary>
    public int Calls { get; }

    /// <summary>The length of the window.</summary>
    public TimeSpan Window { get; }

    /// <summary>So many calls an hour, as Graph counts. It documents 200 for an account, and 5,000 for an active one.</summary>
    /// <param name="calls">How many.</param>
    /// <returns>The limit.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="calls"/> is less than 1.</exception>
    public static FakeRateLimit PerHour(int calls) => Per(TimeSpan.FromHours(1), calls);

    /// <summary>So many calls in a window of another length than Graph's.</summary>
    /// <param name="window">The length of the window.</param>
    /// <param name="calls">How many.</param>
    /// <returns>The limit.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="calls"/> is less than 1, or <paramref name="window"/> is not positive.</exception>
    public static FakeRateLimit Per(TimeSpan window, int calls)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(calls, 1);
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(window, TimeSpan.Zero);
        return new FakeRateLimit(calls, window);
    }
}
