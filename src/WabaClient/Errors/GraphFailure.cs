namespace WabaClient;

/// <summary>A failed attempt: the exception for the caller, and how the pipeline handles it.</summary>
internal sealed record GraphFailure(Exception Exception)
{
    /// <summary>
    /// Gets whether another attempt may succeed. False for every failure that was not caused by sending a request.
    /// </summary>
    public bool IsRetryable { get; init; }

    /// <summary>Gets the shortest wait before another attempt; null if the server asked for none.</summary>
    public TimeSpan? Wait { get; init; }

    /// <summary>Gets whether Graph asked for a smaller page.</summary>
    public bool AsksForLessData { get; init; }

    /// <summary>Gets whether a smaller page may succeed where this one failed.</summary>
    public bool MayBeTooHeavy { get; init; }

    public static GraphFailure Of(WabaClientException exception) =>
        new(exception) { IsRetryable = exception.IsTransient };
}
