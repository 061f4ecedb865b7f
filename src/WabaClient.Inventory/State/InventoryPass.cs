namespace WabaClient;

/// <summary>
/// Represents the result of <see cref="AccountInventory.RefreshAsync"/>. Instances are immutable and thread-safe.
/// </summary>
public sealed record InventoryPass
{
    /// <summary>Gets the number of businesses.</summary>
    public int Businesses { get; init; }

    /// <summary>Gets the number of edges, including those that failed or were dropped.</summary>
    public int Edges { get; init; }

    /// <summary>Gets the number of accounts on the edges that were read completely.</summary>
    public int Accounts { get; init; }

    /// <summary>Gets the number of changes that were stored.</summary>
    public int Changes { get; init; }

    /// <summary>Gets the number of edges that could not be read completely. Their accounts were kept.</summary>
    public int FailedEdges { get; init; }

    /// <summary>
    /// Gets the number of edges whose pass was dropped because another process stored a pass of the edge in the
    /// meantime.
    /// </summary>
    public int DroppedEdges { get; init; }

    /// <summary>
    /// Gets the number of absent accounts that were kept because the evidence is not sufficient to remove them.
    /// </summary>
    public int PendingRemovals { get; init; }

    /// <summary>Gets the number of requests for pages and single accounts, not counting retries.</summary>
    public int Calls { get; init; }

    /// <summary>Gets the duration of the pass.</summary>
    public TimeSpan Duration { get; init; }
}
