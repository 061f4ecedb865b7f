namespace WabaClient;

/// <summary>A failed attempt: the exception for the caller, and what the pipeline does about it.</summary>
internal sealed record GraphFailure(Exception Exception)
{
    /// <summary>Whether another attempt may succeed. False for everything that did not come from sending a request.</summary>
    public bool IsRetryable { get; init; }

    /// <summary>The shortest wait before another attempt; null where the server asked for none.</summary>
    public TimeSpan? Wait { get; init; }

    /// <summary>Whether Graph asked for a smaller page.</summary>
    public bool AsksForLessData { get; init; }

    /// <summary>Whether a smaller page may succeed where this one failed.</summary>
    public bool MayBeTooHeavy { get; init; }

    public static GraphFailure Of(WabaClientException exception) =>
        new(exception) { IsRetryable = exception.IsTransient };
}
