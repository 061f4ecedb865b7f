namespace WabaClient;

/// <summary>A closed gate: for how long, and why.</summary>
/// <param name="Remaining">How long calls have to wait from now on.</param>
/// <param name="Code">Graph's error code that closed the gate, for example 80008.</param>
public readonly record struct RateLimitBlock(TimeSpan Remaining, int Code);
