namespace WabaClient.Tests.RateLimiting;

/// <summary>When the processes of <see cref="PacingModel"/> want their pages.</summary>
public enum ModelLoad
{
    /// <summary>The next page as soon as one has arrived.</summary>
    Always,

    /// <summary>Each hour 60 % of what others leave of the quota, at once.</summary>
    Bursts,

    /// <summary>90 % of what others leave, evenly.</summary>
    Steady,

    /// <summary>130 % of what others leave, evenly.</summary>
    TooMuch,
}
