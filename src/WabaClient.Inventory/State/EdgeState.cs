namespace WabaClient;

/// <summary>What the inventory knows about one edge of a business. Immutable and thread-safe.</summary>
public sealed record EdgeState
{
    /// <summary>Gets the business.</summary>
    public required BusinessId BusinessId { get; init; }

    /// <summary>Gets the edge, <see cref="AccountEdges.Owned"/> or <see cref="AccountEdges.Client"/>.</summary>
    public required AccountEdges Edge { get; init; }

    /// <summary>Gets the number of known accounts, including those whose removal is pending.</summary>
    public int Accounts { get; init; }

    /// <summary>Gets when the last complete pass over the edge began.</summary>
    /// <value>Null if there has been none.</value>
    public DateTimeOffset? LastComplete { get; init; }

    /// <summary>Gets since when passes over the edge, or over phone numbers of its accounts, have failed.</summary>
    /// <value>Null if the last pass succeeded.</value>
    public DateTimeOffset? FailingSince { get; init; }

    /// <summary>Gets why the last pass failed, as text for people.</summary>
    /// <value>Null if the last pass succeeded. It contains no token, secret or cursor.</value>
    public string? Failure { get; init; }

    /// <summary>Gets the number of accounts that are absent and are kept because the evidence is not enough to remove them.</summary>
    /// <remarks><see cref="AccountInventory.AcceptRemovalsAsync"/> removes them.</remarks>
    public int PendingRemovals { get; init; }
}
