namespace WabaClient;

/// <summary>
/// Makes a diagnosis in three steps: probes (calls and their responses), facts, and checks (functions that map facts to
/// findings).
/// </summary>
internal sealed class DiagnosisRunner(GraphCaller caller, TokenSource tokens, WabaClientOptions settings)
{
    private static readonly DiagnosisCheck[] Checks =
    [
        new("settings", SettingsCheck.Run),
        new("reach", ReachCheck.Run),
        new("version", VersionCheck.Run),
        new("business", BusinessCheck.Run),
        new("owned", EdgeCheck.RunOwned),
        new("client", EdgeCheck.RunClient),
        new("permissions", PermissionsCheck.Run),
        new("proof", ProofCheck.Run),
        new("token", TokenCheck.Run),
        new("usage", UsageCheck.Run),
        new("numbers", NumbersCheck.Run),
        new("webhooks", WebhooksCheck.Run),
    ];

    public async Task<DiagnosisReport> RunAsync(
        BusinessId businessId, DiagnosisOptions options, CancellationToken cancellationToken)
    {
        DiagnosisProbes probes = new(caller, tokens, settings, businessId, options);
        DiagnosisFacts facts = await probes.RunAsync(cancellationToken).ConfigureAwait(false);
        return new() { BusinessId = businessId, Findings = [.. Checks.Select(check => check.Run(facts, probes.Secrets))] };
    }
}
