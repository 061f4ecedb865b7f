namespace WabaClient;

/// <summary>What a question to the shared gate has come to. The default: nothing is closed, and the gate was not asked or has failed.</summary>
internal readonly struct GateAnswer
{
    /// <summary>Gets the longest block that the process knows of.</summary>
    public RateLimitBlock? Block { get; init; }

    /// <summary>Gets whether the gate was asked and has answered.</summary>
    public bool HasAnswered { get; init; }

    /// <summary>Gets the first call that the gate allows, or null.</summary>
    public RateLimitFirstCall? FirstCall { get; init; }
}
