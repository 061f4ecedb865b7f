namespace WabaClient;

/// <summary>Everything that a diagnosis has learned; the checks are functions of it. Contains no credentials.</summary>
internal sealed record DiagnosisFacts
{
    public required BusinessId BusinessId { get; init; }

    public required DateTimeOffset Now { get; init; }

    public required SettingsFacts Settings { get; init; }

    public required Answer<GraphPage<WhatsAppBusinessAccount>> Owned { get; init; }

    public required Answer<GraphPage<WhatsAppBusinessAccount>> Client { get; init; }

    /// <summary>Gets Graph's name for the type of the object that the id belongs to; null if unknown.</summary>
    public required string? NodeType { get; init; }

    /// <summary>Gets the object as a business.</summary>
    public required Answer<Business> Node { get; init; }

    /// <summary>Gets the business that the object belongs to, if it is an account or a phone number that names it.</summary>
    public required string? OwnerId { get; init; }

    /// <summary>Gets the businesses that Graph names for the token. They are hints: the list can be incomplete or empty.</summary>
    public required IReadOnlyList<Business> VisibleBusinesses { get; init; }

    public required Answer<InspectedToken> Inspection { get; init; }

    /// <summary>Gets the accounts that were looked into; null if that was not asked for.</summary>
    public required IReadOnlyList<AccountFacts>? Accounts { get; init; }

    /// <summary>Gets all calls that were made, in order.</summary>
    public required IReadOnlyList<Answer> Answers { get; init; }

    /// <summary>Gets the answers of the two edges.</summary>
    public IEnumerable<Answer> Edges => [Owned, Client];

    /// <summary>Returns the first call that failed for a reason, or null.</summary>
    public Answer? First(FailureCause cause) => Answers.FirstOrDefault(answer => answer.Cause == cause);

    /// <summary>Returns the first of the two edges that failed for a reason, or null.</summary>
    public Answer? FirstEdge(FailureCause cause) => Edges.FirstOrDefault(answer => answer.Cause == cause);
}
