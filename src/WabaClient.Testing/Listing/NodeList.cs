namespace WabaClient.Testing;

/// <summary>The objects behind an edge.</summary>
internal abstract class NodeList
{
    /// <summary>Whether a page of the list has a next one even when all its objects were shown: a list that was given as cut off.</summary>
    public virtual bool IsCutOff => false;

    /// <summary>Cuts a page.</summary>
    /// <param name="query">The filter, sort and size.</param>
    /// <param name="cursor">The row to start behind, or to end before.</param>
    /// <param name="backwards">Whether the page ends before the cursor.</param>
    /// <param name="parts">The parts of accounts that are needed.</param>
    /// <param name="error">The error with which Graph would refuse the query, or null.</param>
    /// <returns>The page, or null with an error.</returns>
    public abstract NodePage? Cut(
        ListingQuery query, ListingCursor cursor, bool backwards, AccountParts parts, out FakeError? error);
}
