using System.Globalization;

namespace WabaClient.Testing;

/// <summary>What a listing was asked for, apart from its fields.</summary>
internal sealed class ListingQuery
{
    public const int DefaultLimit = 25;

    public required ListingFilter Filter { get; init; }

    public required ListingSort Sort { get; init; }

    public required int Limit { get; init; }

    /// <summary>A hash of all that a cursor is bound to.</summary>
    public required ulong Scope { get; init; }

    /// <summary>The cursors of a listing are bound to its object, edge, filter and sort.</summary>
    public static ulong ScopeOf(string objectId, string edge, IReadOnlyDictionary<string, string> parameters)
    {
        ulong scope = StableHash.Add(0xCBF29CE484222325, objectId);
        scope = StableHash.Add(scope, edge);
        scope = StableHash.Add(scope, parameters.GetValueOrDefault("filtering"));
        return StableHash.Add(scope, parameters.GetValueOrDefault("sort"));
    }

    /// <summary>Reads the query parameters.</summary>
    /// <returns>Null, with <paramref name="error"/> set, if Graph would refuse them.</returns>
    public static ListingQuery? Parse(RequestPath route, IReadOnlyDictionary<string, string> parameters, int maxLimit, out FakeError? error)
    {
        ListingFilter? filter = ListingFilter.Parse(parameters.GetValueOrDefault("filtering"), out error);
        ListingSort sort = ListingSort.None;
        int limit = DefaultLimit;
        if (error is null && parameters.TryGetValue("sort", out string? order))
            sort = ParseSort(order, out error);
        if (error is null && parameters.TryGetValue("limit", out string? size))
            limit = ParseLimit(size, out error);

        return error is not null ? null : new ListingQuery
        {
            Filter = filter!,
            Sort = sort,
            Limit = Math.Min(limit, maxLimit),
            Scope = ScopeOf(route.ObjectId, route.Edge!, parameters),
        };
    }

    private static ListingSort ParseSort(string sort, out FakeError? error)
    {
        error = null;
        switch (sort)
        {
            case "creation_time_ascending":
                return ListingSort.CreationTimeAscending;

            case "creation_time_descending":
                return ListingSort.CreationTimeDescending;

            default:
                bool hasDirection = sort.EndsWith("_ascending", StringComparison.Ordinal) || sort.EndsWith("_descending", StringComparison.Ordinal);
                error = FakeErrors.InvalidParameter($"(#100) Cannot sort by {sort}{(hasDirection ? "" : "_ascending")}");
                return ListingSort.None;
        }
    }

    private static int ParseLimit(string text, out FakeError? error)
    {
        bool valid = int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out int limit) && limit >= 1;
        error = valid ? null : FakeErrors.InvalidParameter("(#100) param limit must be a positive integer");
        return limit;
    }
}
