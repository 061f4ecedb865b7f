namespace WabaClient;

/// <summary>What all processes together know about the usage of a scope. Immutable.</summary>
public sealed class RateLimitPacingAnswer
{
    /// <summary>The time that each entry of <see cref="Calls"/> covers: 3 minutes.</summary>
    public static readonly TimeSpan Step = TimeSpan.FromMinutes(3);

    /// <summary>Gets the usage in per cent that was reported to the gate last, or null if it is not known.</summary>
    public int? Usage { get; init; }

    /// <summary>
    /// Gets how many calls of all processes were reported since <see cref="Usage"/>. The calls of a question that reports a usage are
    /// part of that usage. The default is 0.
    /// </summary>
    public int CallsSinceUsage { get; init; }

    /// <summary>Gets how many per cent of the quota one call costs, as a process has learned it, or null if none has.</summary>
    public double? Cost { get; init; }

    /// <summary>
    /// Gets the calls of all processes in the last hour, those of the question included, in steps of <see cref="Step"/>. The first
    /// entry is the current step, which is not complete. Entries that are missing at the end are zero. Empty by default.
    /// </summary>
    public IReadOnlyList<int> Calls { get; init; } = [];

    /// <summary>Gets how long the current step has lasted: less than <see cref="Step"/>. The default is zero.</summary>
    public TimeSpan StepAge { get; init; }

    /// <summary>
    /// Gets how long to wait before the reservation can be asked for again. Zero, the default, if the call is reserved or none was
    /// asked for.
    /// </summary>
    public TimeSpan Wait { get; init; }
}
