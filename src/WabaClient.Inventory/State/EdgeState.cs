namespace WabaClient;

/// <summary>
/// Represents the state of one edge of a business in the inventory. Instances are immutable and thread-safe.
/// </summary>
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

    /// <summary>Gets when passes over the edge, or over phone numbers of its accounts, began to fail.</summary>
    /// <value>Null if the last pass succeeded.</value>
    public DateTimeOffset? FailingSince { get; init; }

    /// <summary>Gets the reason why the last pass failed, in words.</summary>
    /// <value>Null if the last pass succeeded. The text contains no token, secret or cursor.</value>
    public string? Failure { get; init; }

    /// <summary>
    /// Gets the number of absent accounts that are kept because the evidence is not sufficient to remove them.
    /// </summary>
    /// <remarks><see cref="AccountInventory.AcceptRemovalsAsync"/> removes them.</remarks>
    public int PendingRemovals { get; init; }
}
