namespace WabaClient;

/// <summary>Makes a diagnosis: probes (calls and their answers), then facts, then checks, which are functions from the facts to a finding.</summary>
internal sealed class DiagnosisRunner(GraphCaller caller, TokenSource tokens, WabaClientOptions settings)
{
    private static readonly (string Name, Func<DiagnosisFacts, Verdict> Check)[] Checks =
    [
        ("settings", SettingsCheck.Run),
        ("reach", ReachCheck.Run),
        ("version", VersionCheck.Run),
        ("business", BusinessCheck.Run),
        ("owned", EdgeCheck.RunOwned),
        ("client", EdgeCheck.RunClient),
        ("permissions", PermissionsCheck.Run),
        ("proof", ProofCheck.Run),
        ("token", TokenCheck.Run),
        ("usage", UsageCheck.Run),
        ("numbers", NumbersCheck.Run),
        ("webhooks", WebhooksCheck.Run),
    ];

    public async Task<DiagnosisReport> RunAsync(BusinessId businessId, DiagnosisOptions options, CancellationToken cancellationToken)
    {
        DiagnosisCaller calls = new(caller, cancellationToken);
        DiagnosisProbes probes = new(businessId, options, settings, tokens, calls, caller.Environment.Time);
        DiagnosisFacts facts = await probes.RunAsync(cancellationToken).ConfigureAwait(false);
        return new()
        {
            BusinessId = businessId,
            Findings = [.. Checks.Select(check => Find(check.Name, check.Check, facts, probes.Secrets))],
        };
    }

    private static DiagnosisFinding Find(
        string name, Func<DiagnosisFacts, Verdict> check, DiagnosisFacts facts, IReadOnlyList<string> secrets)
    {
        Verdict verdict;
        try
        {
            verdict = check(facts);
        }
        catch (Exception e)
        {
            // A mistake in one check must not hide what the others found.
            verdict = Verdict.Skipped("The check itself failed; please report this to the authors of the library.", e.GetType().Name);
        }

        return new()
        {
            Check = name,
            Status = verdict.Status,
            Summary = Masked(verdict.Summary)!,
            Evidence = Masked(verdict.Evidence),
            Fix = Masked(verdict.Fix),
        };

        // Texts of errors are free of credentials already. This is for what a server puts into a name or a header.
        string? Masked(string? text) => text is null ? null : SecretRedactor.MaskSharedRuns(SecretRedactor.TakeOut(secrets, text), secrets);
    }
}
