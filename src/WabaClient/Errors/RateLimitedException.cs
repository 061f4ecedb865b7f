namespace WabaClient;

/// <summary>Too many calls (code 80008, and 4, 17, 32, 341, 613, 80000 to 80014): wait <see cref="RetryAfter"/>.</summary>
/// <remarks>Graph answers with HTTP 400 here. Calls made while throttled lengthen the throttle (Meta, "Rate limits").</remarks>
public sealed class RateLimitedException : GraphApiException
{
    /// <inheritdoc/>
    public RateLimitedException(string? message = null, Exception? innerException = null)
        : base(message, innerException)
    {
    }

    internal RateLimitedException(GraphErrorReport report)
        : base(report)
    {
    }

    /// <summary>How long to wait before the next call: what Graph asked for, or what the gate stays closed for if that is longer or Graph asked for nothing.</summary>
    /// <value>Always set by the client; null only in an exception that you make without it.</value>
    public TimeSpan? RetryAfter
    {
        get => WaitHint;
        init => WaitHint = value;
    }

    /// <summary>What Graph said about the use of its limits.</summary>
    /// <value>Empty if Graph said nothing.</value>
    public IReadOnlyList<RateLimitUsage> Usage { get; init; } = [];
}
