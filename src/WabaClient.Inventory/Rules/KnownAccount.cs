namespace WabaClient;

/// <summary>An account of a business as the inventory knows it. A business has one entry per account, also if both edges list it.</summary>
internal sealed record KnownAccount
{
    /// <summary>Gets the last known state.</summary>
    public required WhatsAppBusinessAccount Account { get; init; }

    /// <summary>Gets the edge to which the entry belongs.</summary>
    public required AccountEdges Edge { get; init; }

    public required DateTimeOffset FirstSeen { get; init; }

    /// <summary>Gets the fields that have been requested for the account.</summary>
    public required RequestedFields Fields { get; init; }

    /// <summary>Gets since when the account is absent from its edge. Null: the last complete pass listed it.</summary>
    public Absence? Absence { get; init; }

    /// <summary>Gets the state in which the other edge lists the account. Null: it does not.</summary>
    public WhatsAppBusinessAccount? OnOtherEdge { get; init; }

    /// <summary>Gets whether a complete pass of its own edge has listed the account since the other edge lists it.</summary>
    public bool IsOnBothEdges { get; init; }

    /// <summary>Gets the phone numbers by id. Null: they have not been read.</summary>
    public IReadOnlyDictionary<string, KnownNumber>? Numbers { get; init; }
}
