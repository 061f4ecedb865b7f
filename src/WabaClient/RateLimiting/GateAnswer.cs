namespace WabaClient;

/// <summary>
/// The result of a question to the shared gate. The default value means that nothing is closed, and that the gate was
/// not asked or has failed.
/// </summary>
internal readonly struct GateAnswer
{
    /// <summary>Gets the longest block that is known to the process.</summary>
    public RateLimitBlock? Block { get; init; }

    /// <summary>Gets whether the gate was asked and has answered.</summary>
    public bool HasAnswered { get; init; }

    /// <summary>Gets the first call that the gate allows, or null.</summary>
    public RateLimitFirstCall? FirstCall { get; init; }
}
