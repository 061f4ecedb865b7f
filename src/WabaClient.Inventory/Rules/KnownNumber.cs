namespace WabaClient;

/// <summary>A phone number of an account in the inventory.</summary>
internal sealed record KnownNumber
{
    /// <summary>Gets the last known state.</summary>
    public required WhatsAppBusinessPhoneNumber Number { get; init; }

    /// <summary>Gets the fields that have been requested for the number.</summary>
    public required RequestedFields Fields { get; init; }

    /// <summary>Gets the absence of the number from its account; null if the last complete pass listed it.</summary>
    public Absence? Absence { get; init; }
}
