namespace WabaClient;

/// <summary>The outcome of one edge in a pass.</summary>
internal sealed record EdgeResult
{
    public required BusinessId BusinessId { get; init; }

    public required AccountEdges Edge { get; init; }

    public required DateTimeOffset BeganAt { get; init; }

    /// <summary>Gets whether the edge was read completely and the result was stored.</summary>
    public bool IsStored { get; init; }

    public bool IsDropped { get; init; }

    /// <summary>Gets the reason why the edge could not be listed.</summary>
    public Exception? Failure { get; init; }

    public int Accounts { get; init; }

    public int Changes { get; init; }

    /// <summary>Gets the revision that was stored.</summary>
    public long Revision { get; init; }

    /// <summary>Gets the number of accounts that are removed if rule 5 allows it.</summary>
    public int DueRemovals { get; init; }

    public int PendingRemovals { get; init; }

    /// <summary>
    /// Gets whether removals were already pending before the pass, so that the warning has been logged.
    /// </summary>
    public bool HadHeldRemovals { get; init; }

    public int Calls { get; init; }
}
