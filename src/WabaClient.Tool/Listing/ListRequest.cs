namespace WabaClient.Tool;

/// <summary>The request of <c>waba list</c>.</summary>
internal sealed class ListRequest
{
    public static readonly string[] EdgeChoices = [EdgeNames.Owned, EdgeNames.Client, EdgeNames.Both];
    public static readonly string[] SortChoices = ["newest", "oldest"];

    /// <summary>Gets the businesses; null for every business that the token has access to.</summary>
    public required IReadOnlyList<BusinessId>? Businesses { get; init; }

    public required AccountEdges Edges { get; init; }

    public required AccountQuery Query { get; init; }

    /// <summary>Gets whether rows name their business and edge even if there is only one.</summary>
    public required bool HasSource { get; init; }

    public static AccountEdges ReadEdge(string? name) => name switch
    {
        EdgeNames.Client => AccountEdges.Client,
        EdgeNames.Both => AccountEdges.Both,
        _ => AccountEdges.Owned,
    };

    public static AccountSort? ReadSort(string? name) => name switch
    {
        "newest" => AccountSort.CreationTimeDescending,
        "oldest" => AccountSort.CreationTimeAscending,
        _ => null,
    };

    // The start time is included and the end time is not. Graph counts whole seconds.
    public static AccountFilter? ReadFilter(DateTimeOffset? since, DateTimeOffset? until) => (since, until) switch
    {
        ({ } from, { } to) when from >= to => throw new UsageException("--until must be later than --since."),
        ({ } from, { } to) => AccountFilter.CreationTime.InRange(from, to.AddSeconds(-1)),
        ({ } from, null) => AccountFilter.CreationTime.After(from.AddSeconds(-1)),
        (null, { } to) => AccountFilter.CreationTime.Before(to),
        _ => null,
    };
}
