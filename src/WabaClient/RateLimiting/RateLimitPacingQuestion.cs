namespace WabaClient;

/// <summary>What a client that paces its calls has observed since its last question, and whether it wants to reserve a call. Immutable.</summary>
/// <remarks>Used when <see cref="WabaClientOptions.PaceAboveUsage"/> is set.</remarks>
public sealed class RateLimitPacingQuestion
{
    /// <summary>Gets the scope whose calls are paced.</summary>
    public required string Scope { get; init; }

    /// <summary>Gets how many calls of the scope have ended since the last question that was answered. The default is 0.</summary>
    public int Calls { get; init; }

    /// <summary>Gets the usage in per cent that Graph reported since the last question, or null if it reported none.</summary>
    public int? Usage { get; init; }

    /// <summary>
    /// Gets how many per cent of the quota one call costs, if this process has learned it since the last question; otherwise null.
    /// </summary>
    public double? Cost { get; init; }

    /// <summary>
    /// Gets the time between two calls of all processes together. If it is more than zero, the gate reserves a call: it answers with
    /// <see cref="RateLimitPacingAnswer.Wait"/> zero once per this time. The default is zero: nothing is reserved.
    /// </summary>
    public TimeSpan Spacing { get; init; }
}
