using System.Globalization;
using System.Text;

namespace WabaClient;

/// <summary>
/// The exception that is thrown when a rate limit is exhausted (codes 80008, 4, 17, 32, 341, 613 and 80000 to 80014),
/// or when the gate is still closed after such an error (<see cref="WabaClientException.Attempts"/> is then 0 if no
/// request was sent). Wait for <see cref="RetryAfter"/>. Delays before a limit is reached
/// (<see cref="WabaClientOptions.PaceAboveUsage"/>) do not throw.
/// </summary>
/// <remarks>
/// Graph responds with HTTP 400, not 429. Calls made while throttled extend the throttle (source: Meta, "Rate limits").
/// Instances are immutable and thread-safe.
/// </remarks>
public sealed class RateLimitedException : GraphApiException
{
    private TimeSpan? _retryAfter;

    /// <inheritdoc/>
    public RateLimitedException(string? message = null, Exception? innerException = null)
        : base(message, innerException)
    {
    }

    internal RateLimitedException(GraphErrorReport report)
        : base(report)
    {
    }

    /// <summary>
    /// Gets the time to wait before the next call: the time that Graph requested, or the time for which the gate stays
    /// closed if that is longer.
    /// </summary>
    /// <value>Always set by the client; null only in an exception that was created without it.</value>
    public TimeSpan? RetryAfter
    {
        get => _retryAfter;
        init => _retryAfter = value;
    }

    /// <summary>Gets the rate limit usage that Graph reported with the error.</summary>
    /// <value>Empty if Graph reported none.</value>
    public IReadOnlyList<RateLimitUsage> Usage { get; init; } = [];

    /// <summary>
    /// Replaces <see cref="RetryAfter"/> with the time for which the gate is closed, which is known later than the
    /// error.
    /// </summary>
    internal void SetRetryAfter(TimeSpan closedFor) => _retryAfter = closedFor;

    private protected override void AddDetails(StringBuilder text)
    {
        base.AddDetails(text);
        AddLine(text, "Retry after", RetryAfter?.ToString("c", CultureInfo.InvariantCulture));
    }
}
