namespace WabaClient.Testing;

/// <summary>A position in a list. The default value is the first row, on page 0.</summary>
/// <param name="Sequence">
/// The sequence number of the row that it points to; -1 for the position before the first row.
/// </param>
/// <param name="Page">The number of the page that it was returned with.</param>
/// <param name="IsLoop">Whether the page after it leads back to itself.</param>
internal readonly record struct ListingCursor(int Sequence, int Page, bool IsLoop = false)
{
    public static ListingCursor Start { get; } = new(-1, 0);
}
