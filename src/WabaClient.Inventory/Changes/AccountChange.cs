namespace WabaClient;

/// <summary>Represents a change of an account of a business, or of a phone number of an account.</summary>
/// <remarks>Instances are immutable and thread-safe. Compares by content, the changed fields in order.</remarks>
public sealed record AccountChange
{
    /// <summary>Gets the position of the change in the inventory.</summary>
    /// <value>
    /// Increases from change to change, possibly with gaps. 0 for <see cref="InventoryDiff"/>, which has no inventory.
    /// </value>
    public required long Sequence { get; init; }

    /// <summary>Gets the id of the change. The same change has the same id in all processes.</summary>
    /// <value>32 hexadecimal digits.</value>
    public required string Id { get; init; }

    /// <summary>Gets what happened.</summary>
    public required AccountChangeKind Kind { get; init; }

    /// <summary>Gets the business that lists the account.</summary>
    public required BusinessId BusinessId { get; init; }

    /// <summary>
    /// Gets the edge that lists the account, <see cref="AccountEdges.Owned"/> or <see cref="AccountEdges.Client"/>.
    /// </summary>
    /// <value>For <see cref="AccountChangeKind.Moved"/>, the edge that lists the account now.</value>
    public required AccountEdges Edge { get; init; }

    /// <summary>Gets the id of the account.</summary>
    public required WabaId AccountId { get; init; }

    /// <summary>Gets the id of the phone number.</summary>
    /// <value>Null if the change is about the account itself.</value>
    public string? PhoneNumberId { get; init; }

    /// <summary>Gets when the change was observed, which is later than when it happened.</summary>
    public required DateTimeOffset ObservedAt { get; init; }

    /// <summary>Gets the last known state of the account before the change.</summary>
    /// <value>Null for <see cref="AccountChangeKind.Added"/>, and for a change of a phone number.</value>
    public WhatsAppBusinessAccount? Before { get; init; }

    /// <summary>Gets the state of the account after the change.</summary>
    /// <value>Null for <see cref="AccountChangeKind.Removed"/>, and for a change of a phone number.</value>
    public WhatsAppBusinessAccount? After { get; init; }

    /// <summary>Gets the last known state of the phone number before the change.</summary>
    /// <value>Null for <see cref="AccountChangeKind.Added"/>, and for a change of the account itself.</value>
    public WhatsAppBusinessPhoneNumber? NumberBefore { get; init; }

    /// <summary>Gets the state of the phone number after the change.</summary>
    /// <value>Null for <see cref="AccountChangeKind.Removed"/>, and for a change of the account itself.</value>
    public WhatsAppBusinessPhoneNumber? NumberAfter { get; init; }

    /// <summary>Gets the names of the fields whose values changed, as Graph spells them, in ordinal order.</summary>
    /// <value>
    /// Empty by default, never null; empty for <see cref="AccountChangeKind.Added"/> and
    /// <see cref="AccountChangeKind.Removed"/>.
    /// </value>
    public IReadOnlyList<string> ChangedFields { get; init => field = value ?? []; } = [];

    /// <summary>Gets the reason why the account or number is considered removed, in words.</summary>
    /// <value>Null unless <see cref="Kind"/> is <see cref="AccountChangeKind.Removed"/>.</value>
    public string? Evidence { get; init; }

    /// <summary>Determines whether two changes have the same content, the changed fields in order.</summary>
    /// <param name="other">The change to compare with.</param>
    /// <returns>True if they are equal.</returns>
    public bool Equals(AccountChange? other) =>
        other is not null
        && Sequence == other.Sequence
        && Id == other.Id
        && Kind == other.Kind
        && BusinessId == other.BusinessId
        && Edge == other.Edge
        && AccountId == other.AccountId
        && PhoneNumberId == other.PhoneNumberId
        && ObservedAt == other.ObservedAt
        && Before == other.Before
        && After == other.After
        && NumberBefore == other.NumberBefore
        && NumberAfter == other.NumberAfter
        && ChangedFields.SequenceEqual(other.ChangedFields)
        && Evidence == other.Evidence;

    /// <summary>Returns a hash code of the content.</summary>
    /// <returns>The hash code.</returns>
    public override int GetHashCode() => HashCode.Combine(Id, Sequence);

    /// <summary>Returns a short text for logs and debuggers, without values from Graph.</summary>
    /// <returns>What happened to which account or number.</returns>
    public override string ToString() => PhoneNumberId is null
        ? $"{Kind} account {AccountId} ({BusinessId}, {Edge})"
        : $"{Kind} phone number {PhoneNumberId} of account {AccountId} ({BusinessId}, {Edge})";
}
