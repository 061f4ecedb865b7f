namespace WabaClient.Testing;

/// <summary>A place in a listing.</summary>
/// <param name="Sequence">The sequence number of the row that it points at; -1 for the place before the first row.</param>
/// <param name="Page">The number of the page that it was handed out on.</param>
/// <param name="IsLoop">Whether the page behind it leads back to itself.</param>
internal readonly record struct Cursor(int Sequence, int Page, bool IsLoop = false)
{
    public static Cursor Start { get; } = new(-1, 0);
}
