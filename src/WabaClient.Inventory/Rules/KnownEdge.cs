namespace WabaClient;

/// <summary>What the inventory knows about one edge of a business, without its accounts.</summary>
internal sealed record KnownEdge
{
    public required BusinessId BusinessId { get; init; }

    public required AccountEdges Edge { get; init; }

    /// <summary>Gets the number of outcomes that were stored. It never falls, not even when the business is forgotten.</summary>
    public long Revision { get; init; }

    /// <summary>Gets when the last complete pass began.</summary>
    public DateTimeOffset? LastComplete { get; init; }

    /// <summary>Gets when the first of the latest complete passes began that listed none of the known accounts.</summary>
    public DateTimeOffset? EmptySince { get; init; }

    /// <summary>Gets since when passes have failed. Null: the last one succeeded.</summary>
    public DateTimeOffset? FailingSince { get; init; }

    /// <summary>Gets why the last pass failed. Null: it succeeded.</summary>
    public string? Failure { get; init; }
}
