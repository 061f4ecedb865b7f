namespace WabaClient;

/// <summary>An account of a business as the inventory knows it. Immutable and thread-safe.</summary>
/// <remarks>
/// An account that both edges of a business list is one entry, on the owned edge. An account of two businesses is two entries.
/// </remarks>
public sealed record InventoryEntry
{
    /// <summary>Gets the last known state of the account.</summary>
    public required WhatsAppBusinessAccount Account { get; init; }

    /// <summary>Gets the business that lists the account.</summary>
    public required BusinessId BusinessId { get; init; }

    /// <summary>Gets the edge that lists the account, <see cref="AccountEdges.Owned"/> or <see cref="AccountEdges.Client"/>.</summary>
    public required AccountEdges Edge { get; init; }

    /// <summary>Gets when the inventory saw the account for the first time.</summary>
    public required DateTimeOffset FirstSeen { get; init; }

    /// <summary>Gets when the last complete pass began that listed the account.</summary>
    public required DateTimeOffset LastSeen { get; init; }

    /// <summary>Gets the last known states of the phone numbers, in ordinal order of their ids.</summary>
    /// <value>Null if they have not been read: <see cref="InventoryOptions.PhoneNumbers"/>.</value>
    public IReadOnlyList<WhatsAppBusinessPhoneNumber>? PhoneNumbers { get; init; }
}
