namespace WabaClient.Testing;

/// <summary>A position in a list. The default value is the first row, as if it were on page 0.</summary>
/// <param name="Sequence">The sequence number of the row that it points at; -1 for the position before the first row.</param>
/// <param name="Page">The number of the page that it was handed out on.</param>
/// <param name="IsLoop">Whether the page behind it leads back to itself.</param>
internal readonly record struct ListingCursor(int Sequence, int Page, bool IsLoop = false)
{
    public static ListingCursor Start { get; } = new(-1, 0);
}
