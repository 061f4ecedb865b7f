namespace WabaClient;

/// <summary>
/// The outcome of one call of a diagnosis: a value, a failure, or the reason why the call was not made.
/// </summary>
internal abstract class Answer
{
    /// <summary>Gets why the call was not made; null if it was.</summary>
    public string? NotAsked { get; init; }

    /// <summary>Gets why the call failed; null if it did not.</summary>
    public Exception? Failure { get; init; }

    /// <summary>Gets the headers of the last response; null if there was no response.</summary>
    public GraphResponseInfo? Response { get; init; }

    public FailureCause Cause => FailureCauses.Of(Failure);

    public abstract bool Succeeded { get; }

    /// <summary>Gets whether Graph itself responded, even with an error.</summary>
    public bool IsFromGraph => Response is not null && Failure is null or GraphApiException;
}
