namespace WabaClient;

/// <summary>
/// Represents what all processes together know about the usage of a scope. Instances are immutable and thread-safe.
/// </summary>
public sealed class RateLimitPacingAnswer
{
    /// <summary>The time that each entry of <see cref="Calls"/> covers: 3 minutes.</summary>
    public static readonly TimeSpan Step = TimeSpan.FromMinutes(3);

    /// <summary>Gets the usage that was last reported to the gate, in per cent, or null if it is not known.</summary>
    public int? Usage { get; init; }

    /// <summary>
    /// Gets how many calls of all processes were reported since <see cref="Usage"/>. If a question reports a usage, its
    /// calls are part of that usage. 0 by default.
    /// </summary>
    public int CallsSinceUsage { get; init; }

    /// <summary>
    /// Gets how many per cent of the quota one call costs, as a process has learned it, or null if no process has.
    /// </summary>
    public double? Cost { get; init; }

    /// <summary>
    /// Gets the calls of all processes in the last hour, including those of the question, in steps of
    /// <see cref="Step"/>. The first entry is the current step, which is not complete. Entries that are missing at the
    /// end are zero. Empty by default.
    /// </summary>
    public IReadOnlyList<int> Calls { get; init; } = [];

    /// <summary>Gets the age of the current step, which is less than <see cref="Step"/>. Zero by default.</summary>
    public TimeSpan StepAge { get; init; }

    /// <summary>
    /// Gets how long to wait before the reservation can be requested again. Zero, the default, if the call is reserved
    /// or none was requested.
    /// </summary>
    public TimeSpan Wait { get; init; }
}
