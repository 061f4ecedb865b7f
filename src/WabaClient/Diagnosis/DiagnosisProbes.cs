namespace WabaClient;

/// <summary>
/// Makes the calls of one diagnosis: first the real ones, which list accounts of each edge, and then as few further
/// calls as are needed to explain the responses.
/// </summary>
internal sealed class DiagnosisProbes(
    GraphCaller caller, TokenSource tokens, WabaClientOptions settings, BusinessId businessId, DiagnosisOptions options)
{
    /// <summary>Gets the texts that no finding can contain, after the calls were made.</summary>
    public IReadOnlyList<string> Secrets { get; private set; } = [];

    public async Task<DiagnosisFacts> RunAsync(CancellationToken cancellationToken)
    {
        DiagnosisCaller calls = new(caller, cancellationToken);
        EdgeAnswers edges = await ListAsync(calls).ConfigureAwait(false);
        TokenProbe token = await TokenProbe.CreateAsync(settings, tokens, businessId, edges, cancellationToken).ConfigureAwait(false);
        Secrets = token.Secrets;
        return new()
        {
            BusinessId = businessId,
            Settings = token.Settings,
            Edges = edges,
            Id = await IdProbe.RunAsync(calls, businessId, edges).ConfigureAwait(false),
            VisibleBusinesses = await VisibleBusinessesProbe.RunAsync(calls, edges).ConfigureAwait(false),
            Inspection = options.InspectToken
                ? await token.InspectAsync(calls, businessId, edges.Owned).ConfigureAwait(false)
                : null,
            Accounts = options.Deep
                ? await AccountsProbe.RunAsync(calls, edges, settings.AppId is not null).ConfigureAwait(false)
                : null,
            Answers = calls.Answers,
            Now = caller.Environment.Time.GetUtcNow(),
        };
    }

    private async Task<EdgeAnswers> ListAsync(DiagnosisCaller calls)
    {
        int pageSize = options.Deep ? AccountsProbe.MostAccounts : 1;
        return new(
            await EdgeProbe.RunAsync(calls, GraphEdge.Owned, businessId, pageSize).ConfigureAwait(false),
            await EdgeProbe.RunAsync(calls, GraphEdge.Client, businessId, pageSize).ConfigureAwait(false));
    }
}
