namespace WabaClient;

/// <summary>What the inventory knows about one edge of a business, without its accounts.</summary>
internal sealed record KnownEdge
{
    public required BusinessId BusinessId { get; init; }

    public required AccountEdges Edge { get; init; }

    /// <summary>Gets the number of times that the state of the edge was written.</summary>
    public long Revision { get; init; }

    /// <summary>Gets when the last complete pass began.</summary>
    public DateTimeOffset? LastComplete { get; init; }

    /// <summary>Gets when the first of the latest complete passes began that listed none of the known accounts.</summary>
    public DateTimeOffset? EmptySince { get; init; }
}
