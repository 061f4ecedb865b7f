namespace WabaClient.Testing;

/// <summary>Reads the <c>sort</c> parameter of the account edges.</summary>
internal static class ListingSorts
{
    public const string Ascending = "_ascending";
    public const string Descending = "_descending";

    public static ListingSort Parse(string? sort, out FakeError? error)
    {
        error = null;
        switch (sort)
        {
            case null:
                return ListingSort.None;

            case "creation_time_ascending":
                return ListingSort.CreationTimeAscending;

            case "creation_time_descending":
                return ListingSort.CreationTimeDescending;

            default:
                error = Unknown(sort);
                return ListingSort.None;
        }
    }

    /// <summary>
    /// Returns the error for an unknown order. Graph appends a direction to a field that it does not recognize.
    /// </summary>
    public static FakeError Unknown(string sort)
    {
        bool hasDirection = sort.EndsWith(Ascending, StringComparison.Ordinal) || sort.EndsWith(
            Descending,
            StringComparison.Ordinal);
        return FakeErrors.InvalidParameter($"(#100) Cannot sort by {sort}{(hasDirection ? "" : Ascending)}");
    }
}
