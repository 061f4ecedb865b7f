namespace WabaClient.Testing;

/// <summary>The objects of an edge.</summary>
internal abstract class NodeList
{
    /// <summary>
    /// Gets whether a page has a next page even if all objects were returned, because the list was specified as
    /// incomplete.
    /// </summary>
    public virtual bool IsCutOff => false;

    /// <summary>Creates a page.</summary>
    /// <param name="query">The filter, sort and size.</param>
    /// <param name="cursor">The row after which the page starts, or before which it ends.</param>
    /// <param name="backwards">Whether the page ends before the cursor.</param>
    /// <param name="parts">The parts of accounts that are needed.</param>
    /// <param name="error">The error with which Graph would reject the query, or null.</param>
    /// <returns>The page, or null with an error.</returns>
    public abstract NodePage? Cut(
        ListingQuery query, ListingCursor cursor, bool backwards, AccountParts parts, out FakeError? error);
}
