namespace WabaClient;

/// <summary>The outcomes of the real calls, one for each edge.</summary>
internal sealed record EdgeAnswers(
    Answer<GraphPage<WhatsAppBusinessAccount>> Owned, Answer<GraphPage<WhatsAppBusinessAccount>> Client)
{
    public bool AnySucceeded => Owned.Succeeded || Client.Succeeded;

    public IEnumerable<WhatsAppBusinessAccount> Accounts => (Owned.Value?.Items ?? []).Concat(Client.Value?.Items ?? []);

    /// <summary>
    /// Gets whether further calls can explain the responses. They cannot if they would fail in the same way or extend a
    /// throttle.
    /// </summary>
    public bool CanBeExplained =>
        Each.All(edge => edge.NotAsked is null && edge.Cause is not (FailureCause.Throttled or FailureCause.Restricted))
        && AnyBeyondCredentials;

    /// <summary>Gets whether Graph processed any of the calls beyond its token and proof.</summary>
    public bool AnyBeyondCredentials => Each.Any(edge => edge.NotAsked is null && edge.Cause.IsBeyondCredentials());

    private IEnumerable<Answer> Each => [Owned, Client];

    public bool Any(FailureCause cause) => Each.Any(edge => edge.Cause == cause);

    public bool All(FailureCause cause) => Each.All(edge => edge.Cause == cause);

    /// <summary>Returns the first edge that failed for the specified reason, or null.</summary>
    public Answer? First(FailureCause cause) => Each.FirstOrDefault(edge => edge.Cause == cause);
}
