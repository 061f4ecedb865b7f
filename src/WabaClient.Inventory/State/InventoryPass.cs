namespace WabaClient;

/// <summary>The result of <see cref="AccountInventory.RefreshAsync"/>. Immutable and thread-safe.</summary>
public sealed record InventoryPass
{
    /// <summary>Gets the number of businesses.</summary>
    public int Businesses { get; init; }

    /// <summary>Gets the number of edges, including those that failed or were dropped.</summary>
    public int Edges { get; init; }

    /// <summary>Gets the number of accounts that the edges listed which were read completely.</summary>
    public int Accounts { get; init; }

    /// <summary>Gets the number of changes that were stored.</summary>
    public int Changes { get; init; }

    /// <summary>Gets the number of edges that could not be read completely. Their accounts were kept.</summary>
    public int FailedEdges { get; init; }

    /// <summary>Gets the number of edges whose pass was dropped, because somebody else stored a pass of the edge meanwhile.</summary>
    public int DroppedEdges { get; init; }

    /// <summary>Gets the number of absent accounts that were kept because the evidence is not enough to remove them.</summary>
    public int PendingRemovals { get; init; }

    /// <summary>Gets the number of pages and single accounts that were requested, without retries.</summary>
    public int Calls { get; init; }

    /// <summary>Gets how long the pass took.</summary>
    public TimeSpan Duration { get; init; }
}
