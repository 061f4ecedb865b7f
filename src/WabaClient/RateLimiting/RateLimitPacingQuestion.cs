namespace WabaClient;

/// <summary>
/// Represents what a client that paces its calls has observed since its last question, and whether it wants to reserve
/// a call. Instances are immutable and thread-safe.
/// </summary>
/// <remarks>Used when <see cref="WabaClientOptions.PaceAboveUsage"/> is set.</remarks>
public sealed class RateLimitPacingQuestion
{
    /// <summary>Gets the scope whose calls are paced.</summary>
    public required string Scope { get; init; }

    /// <summary>
    /// Gets how many calls of the scope have ended since the last question that was answered. 0 by default.
    /// </summary>
    public int Calls { get; init; }

    /// <summary>
    /// Gets the usage that Graph reported since the last question, in per cent, or null if it reported none.
    /// </summary>
    public int? Usage { get; init; }

    /// <summary>
    /// Gets how many per cent of the quota one call costs, if this process has learned it since the last question;
    /// otherwise, null.
    /// </summary>
    public double? Cost { get; init; }

    /// <summary>
    /// Gets the time between two calls of all processes together. If it is more than zero, the gate reserves a call:
    /// once per this time, it answers with a <see cref="RateLimitPacingAnswer.Wait"/> of zero. Zero by default: no call
    /// is reserved.
    /// </summary>
    public TimeSpan Spacing { get; init; }
}
