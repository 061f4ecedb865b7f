namespace WabaClient;

/// <summary>
/// Describes how long a scope is closed, and why. The <c>default</c> value closes nothing. Instances are immutable and
/// thread-safe.
/// </summary>
public readonly record struct RateLimitBlock
{
    /// <summary>Initializes a new instance of the <see cref="RateLimitBlock"/> struct.</summary>
    /// <param name="remaining">How long calls have to wait from now on.</param>
    /// <param name="code">Graph's error code that closed the gate.</param>
    public RateLimitBlock(TimeSpan remaining, int code)
    {
        Remaining = remaining;
        Code = code;
    }

    /// <summary>Gets how long calls have to wait from now on. Zero or less means that the block has ended.</summary>
    public TimeSpan Remaining { get; init; }

    /// <summary>Gets Graph's error code that closed the gate, for example 80008.</summary>
    public int Code { get; init; }
}
