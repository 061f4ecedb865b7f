using System.Globalization;

namespace WabaClient.Testing;

/// <summary>What is requested from a list, except for its fields.</summary>
internal sealed class ListingQuery
{
    public const int DefaultLimit = 25;

    public required int Limit { get; init; }

    public string? Filtering { get; init; }

    public string? Sort { get; init; }

    /// <summary>Gets the cursor after which the page starts; it takes precedence over <see cref="Before"/>.</summary>
    public string? After { get; init; }

    /// <summary>Gets the cursor before which the page ends.</summary>
    public string? Before { get; init; }

    public bool WantsTotalCount { get; init; }

    /// <summary>Gets a hash of everything that a cursor is bound to.</summary>
    public required ulong Scope { get; init; }

    /// <summary>Computes the hash. The cursors of a list are bound to its object, edge, filter and sort.</summary>
    public static ulong ScopeOf(string objectId, string edge, IReadOnlyDictionary<string, string> parameters)
    {
        ulong scope = StableHash.Add(0xCBF29CE484222325, objectId);
        scope = StableHash.Add(scope, edge);
        scope = StableHash.Add(scope, parameters.GetValueOrDefault("filtering"));
        return StableHash.Add(scope, parameters.GetValueOrDefault("sort"));
    }

    /// <summary>Reads the parameters of a list, from the query or from the modifiers of a nested edge.</summary>
    /// <returns>The query; null, with <paramref name="error"/> set, if Graph would reject the parameters.</returns>
    public static ListingQuery? Parse(
        string objectId,
        string edge,
        IReadOnlyDictionary<string, string> parameters,
        int maxLimit,
        out FakeError? error)
    {
        int limit = DefaultLimit;
        bool isValid = !parameters.TryGetValue("limit", out string? size)
            || (int.TryParse(size, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out limit) && limit >= 1);
        error = isValid ? null : FakeErrors.InvalidParameter("(#100) param limit must be a positive integer");
        return error is not null ? null : new ListingQuery
        {
            Limit = Math.Min(limit, maxLimit),
            Filtering = parameters.GetValueOrDefault("filtering"),
            Sort = parameters.GetValueOrDefault("sort"),
            After = parameters.GetValueOrDefault("after"),
            Before = parameters.GetValueOrDefault("before"),
            WantsTotalCount = WantsTotal(parameters.GetValueOrDefault("summary")),
            Scope = ScopeOf(objectId, edge, parameters),
        };
    }

    private static bool WantsTotal(string? summary) =>
        summary is not null && (LooseJson.ParseStrings(summary) ?? summary.Split(',', StringSplitOptions.TrimEntries)).Contains(
            "total_count");
}
