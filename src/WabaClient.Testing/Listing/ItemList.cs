namespace WabaClient.Testing;

/// <summary>A list of few objects, which are created when they are needed.</summary>
/// <param name="count">The number of objects.</param>
/// <param name="nodeAt">Creates an object from its index.</param>
internal sealed class ItemList(int count, Func<int, GraphNode> nodeAt) : NodeList
{
    public static ItemList Empty { get; } = new(0, _ => throw new InvalidOperationException("The list is empty."));

    /// <summary>Gets the filters that the list supports.</summary>
    public FilterGrammar<int> Filters { get; init; } = FilterGrammar<int>.Nothing;

    /// <summary>
    /// Gets the fields by which the list can be sorted. The list is in descending order of all of them.
    /// </summary>
    public IReadOnlyList<string> SortFields { get; init; } = [];

    public bool CutOff { get; init; }

    public override bool IsCutOff => CutOff;

    public override NodePage? Cut(
        ListingQuery query, ListingCursor cursor, bool backwards, AccountParts parts, out FakeError? error)
    {
        Func<int, bool>? filter = Filters.Parse(query.Filtering, out error);
        bool isReversed = error is null && ReadSort(query.Sort, out error);
        if (error is not null)
            return null;
        int[] rows = [.. Enumerable.Range(0, count).Where(index => filter?.Invoke(index) != false)];
        if (isReversed)
            Array.Reverse(rows);
        int at = Array.IndexOf(rows, cursor.Sequence);
        if (at < 0 && cursor.Sequence >= 0)
        {
            error = FakeErrors.InvalidCursor;
            return null;
        }

        int end = backwards ? Math.Max(at, 0) : (int)Math.Min(rows.Length, at + 1L + query.Limit);
        int start = backwards ? Math.Max(0, end - query.Limit) : at + 1;
        NodePage page = start >= end
            ? NodePage.Empty
            : new NodePage(
                [.. rows[start..end].Select(nodeAt)], rows[start], rows[end - 1], start > 0, end < rows.Length);
        return page with { TotalCount = query.WantsTotalCount ? rows.Length : null };
    }

    /// <summary>
    /// Reads the <c>sort</c> parameter: a field with or without a direction, alone or in a JSON array.
    /// </summary>
    /// <returns>Whether the order is ascending.</returns>
    private bool ReadSort(string? sort, out FakeError? error)
    {
        error = null;
        if (sort is null)
            return false;

        string order = LooseJson.ParseStrings(sort) is [var only] ? only : sort;
        foreach (string field in SortFields)
        {
            if (order == field || order == field + ListingSorts.Descending)
                return false;
            if (order == field + ListingSorts.Ascending)
                return true;
        }

        error = ListingSorts.Unknown(order);
        return false;
    }
}
