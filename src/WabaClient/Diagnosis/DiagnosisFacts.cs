namespace WabaClient;

/// <summary>
/// All facts that a diagnosis has collected, which the checks map to findings. Contains no credentials.
/// </summary>
internal sealed record DiagnosisFacts
{
    public required BusinessId BusinessId { get; init; }

    public required SettingsFacts Settings { get; init; }

    public required EdgeAnswers Edges { get; init; }

    public required IdFacts Id { get; init; }

    /// <summary>
    /// Gets the businesses that Graph lists for the token. They are hints only, because the list can be incomplete or
    /// empty.
    /// </summary>
    public required IReadOnlyList<Business> VisibleBusinesses { get; init; }

    /// <summary>Gets what Graph reports about the token; null if it was not requested.</summary>
    public required Answer<InspectedToken>? Inspection { get; init; }

    /// <summary>Gets the accounts that were examined; null if that was not requested.</summary>
    public required IReadOnlyList<AccountFacts>? Accounts { get; init; }

    /// <summary>Gets all calls that were made, in order.</summary>
    public required IReadOnlyList<Answer> Answers { get; init; }

    /// <summary>Gets when the last call ended, by the client's clock.</summary>
    public required DateTimeOffset Now { get; init; }

    /// <summary>Returns the first call that failed for the specified reason, or null.</summary>
    public Answer? First(FailureCause cause) => Answers.FirstOrDefault(answer => answer.Cause == cause);
}
