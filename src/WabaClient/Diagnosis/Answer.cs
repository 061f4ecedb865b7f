namespace WabaClient;

/// <summary>What became of one call of a diagnosis: a value, a failure, or a reason why it was not made.</summary>
internal abstract class Answer
{
    /// <summary>Gets why the call was not made; null if it was.</summary>
    public string? NotAsked { get; init; }

    /// <summary>Gets why the call failed; null if it did not.</summary>
    public Exception? Failure { get; init; }

    /// <summary>Gets what the headers of the last response say; null if there was none.</summary>
    public GraphResponseInfo? Response { get; init; }

    public FailureCause Cause => FailureCauses.Of(Failure);

    public abstract bool Succeeded { get; }

    /// <summary>Gets whether Graph itself responded, be it with an error.</summary>
    public bool IsFromGraph => Response is not null && Failure is null or GraphApiException;
}
