namespace WabaClient;

/// <summary>Checks whether the app secret is missing, wrong, or the secret of another app.</summary>
internal static class ProofCheck
{
    public static Verdict Run(DiagnosisFacts facts)
    {
        bool hasSecret = facts.Settings.HasAppSecret;
        if (facts.Edges.First(FailureCause.Proof) is { } refused)
            return hasSecret
                ? Verdict.Failed(
                    "The app secret is wrong, or belongs to another app than the access token.",
                    "Set AppSecret to the secret of the app that the token was generated for: App Dashboard > App settings > Basic > "
                        + "App secret.",
                    EvidenceText.Join(EvidenceText.Of(refused), AppOf(facts)))
                : Verdict.Failed(
                    "The app requires the app secret, and none is set.",
                    "Set AppSecret (App Dashboard > App settings > Basic > App secret), or turn off App settings > Advanced > Require "
                        + "App Secret.",
                    EvidenceText.Of(refused));
        if (!facts.Edges.AnyBeyondCredentials)
            return Verdict.Skipped("No call reached the point at which Graph checks the app secret.");
        return hasSecret
            ? Verdict.Passed("Graph accepts the app secret.", AppOf(facts))
            : Verdict.Passed("No app secret is set, and Graph does not require one.");
    }

    private static string? AppOf(DiagnosisFacts facts) =>
        facts.Inspection?.Value?.AppId is { } app ? $"the token belongs to app {app}" : null;
}
