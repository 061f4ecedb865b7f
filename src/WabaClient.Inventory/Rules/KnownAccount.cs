namespace WabaClient;

/// <summary>
/// An account of a business in the inventory. A business has one entry per account, even if both edges list it.
/// </summary>
internal sealed record KnownAccount
{
    /// <summary>Gets the last known state.</summary>
    public required WhatsAppBusinessAccount Account { get; init; }

    /// <summary>Gets the edge to which the entry belongs.</summary>
    public required AccountEdges Edge { get; init; }

    public required DateTimeOffset FirstSeen { get; init; }

    /// <summary>Gets the fields that have been requested for the account.</summary>
    public required RequestedFields Fields { get; init; }

    /// <summary>Gets the absence of the account from its edge; null if the last complete pass listed it.</summary>
    public Absence? Absence { get; init; }

    /// <summary>Gets the state in which the other edge lists the account; null if it does not list it.</summary>
    public WhatsAppBusinessAccount? OnOtherEdge { get; init; }

    /// <summary>
    /// Gets the revision of the other edge since which it lists the account; 0 if it does not list it, or if that is
    /// unknown.
    /// </summary>
    public long OnOtherEdgeSince { get; init; }

    /// <summary>
    /// Gets whether a complete pass of its own edge has listed the account after the other edge listed it.
    /// </summary>
    public bool IsOnBothEdges { get; init; }

    /// <summary>Gets the phone numbers by id; null if they have not been read.</summary>
    public IReadOnlyDictionary<string, KnownNumber>? Numbers { get; init; }
}
