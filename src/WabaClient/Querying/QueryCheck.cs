namespace WabaClient;

/// <summary>The validation shared by all queries.</summary>
internal static class QueryCheck
{
    /// <exception cref="ArgumentException">
    /// A member is not valid; the message names it and states how to correct it.
    /// </exception>
    public static void Paging(int? pageSize, string? cursor, string parameterName)
    {
        if (pageSize < 1)
            throw new ArgumentException(
                "PageSize is less than 1; set it to 1 or more, or to null for 100.",
                parameterName);
        if (cursor is not null && string.IsNullOrWhiteSpace(cursor))
            throw new ArgumentException("Cursor is empty; set it to null to start with the first page.", parameterName);
        if (cursor?.Length > AccountQuery.LongestCursor)
        {
            throw new ArgumentException(
                $"Cursor is longer than {AccountQuery.LongestCursor} characters; set it to NextCursor of a page.",
                parameterName);
        }
    }
}
