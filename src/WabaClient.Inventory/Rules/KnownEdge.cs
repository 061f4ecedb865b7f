namespace WabaClient;

/// <summary>The state of one edge of a business in the inventory, without its accounts.</summary>
internal sealed record KnownEdge
{
    public required BusinessId BusinessId { get; init; }

    public required AccountEdges Edge { get; init; }

    /// <summary>
    /// Gets the number of outcomes that were stored. It never decreases, even if the business is forgotten.
    /// </summary>
    public long Revision { get; init; }

    /// <summary>Gets when the last complete pass began.</summary>
    public DateTimeOffset? LastComplete { get; init; }

    /// <summary>
    /// Gets when the first of the latest consecutive complete passes that listed none of the known accounts began.
    /// </summary>
    public DateTimeOffset? EmptySince { get; init; }

    /// <summary>Gets when passes began to fail; null if the last one succeeded.</summary>
    public DateTimeOffset? FailingSince { get; init; }

    /// <summary>Gets the reason why the last pass failed; null if it succeeded.</summary>
    public string? Failure { get; init; }
}
