namespace WabaClient;

/// <summary>Represents an account of a business in the inventory. Instances are immutable and thread-safe.</summary>
/// <remarks>
/// An account that both edges of a business list has one entry, on the owned edge. An account of two businesses has two
/// entries.
/// </remarks>
public sealed record InventoryEntry
{
    /// <summary>Gets the last known state of the account.</summary>
    public required WhatsAppBusinessAccount Account { get; init; }

    /// <summary>Gets the business that lists the account.</summary>
    public required BusinessId BusinessId { get; init; }

    /// <summary>
    /// Gets the edge that lists the account, <see cref="AccountEdges.Owned"/> or <see cref="AccountEdges.Client"/>.
    /// </summary>
    public required AccountEdges Edge { get; init; }

    /// <summary>Gets when the inventory first observed the account.</summary>
    public required DateTimeOffset FirstSeen { get; init; }

    /// <summary>Gets when the last complete pass that listed the account began.</summary>
    public required DateTimeOffset LastSeen { get; init; }

    /// <summary>Gets the last known states of the phone numbers, in ordinal order of their ids.</summary>
    /// <value>Null if they have not been read (<see cref="InventoryOptions.PhoneNumbers"/>).</value>
    public IReadOnlyList<WhatsAppBusinessPhoneNumber>? PhoneNumbers { get; init; }
}
