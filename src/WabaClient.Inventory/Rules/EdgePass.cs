namespace WabaClient;

/// <summary>
/// The result of one complete pass over an edge, from its first page to its last (rule 1 of removals).
/// </summary>
internal sealed record EdgePass
{
    public required DateTimeOffset BeganAt { get; init; }

    public required DateTimeOffset EndedAt { get; init; }

    /// <summary>Gets the revision of the other edge of the business when the pass began.</summary>
    public required long OtherRevision { get; init; }

    /// <summary>Gets the fields that were requested for each account.</summary>
    public required RequestedFields Fields { get; init; }

    /// <summary>
    /// Gets the fields that are requested from the other edge of the business; null if they are the same.
    /// </summary>
    public RequestedFields? OtherFields { get; init; }

    /// <summary>
    /// Gets the accounts as they were listed. If an account was listed twice, its last state is used.
    /// </summary>
    public required IReadOnlyList<WhatsAppBusinessAccount> Accounts { get; init; }

    /// <summary>Gets the fields that were requested for each phone number.</summary>
    public RequestedFields NumberFields { get; init; } = RequestedFields.Create();

    /// <summary>Gets the numbers of the accounts whose numbers were read completely.</summary>
    public IReadOnlyDictionary<WabaId, IReadOnlyList<WhatsAppBusinessPhoneNumber>> Numbers { get; init; } =
        new Dictionary<WabaId, IReadOnlyList<WhatsAppBusinessPhoneNumber>>();

    /// <summary>
    /// Gets the reason why numbers could not be read although the accounts were; null if nothing failed.
    /// </summary>
    public string? Failure { get; init; }
}
