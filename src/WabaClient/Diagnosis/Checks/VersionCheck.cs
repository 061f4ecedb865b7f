namespace WabaClient;

/// <summary>
/// Checks whether Graph uses the requested version. Graph serves an expired version with a later one, without an error
/// (Meta, "Versioning").
/// </summary>
internal static class VersionCheck
{
    private const string Changelog = "Set ApiVersion to a version that Meta's Graph API changelog lists as available.";

    public static Verdict Run(DiagnosisFacts facts)
    {
        string asked = facts.Settings.ApiVersion;
        if (facts.Edges.First(FailureCause.Address) is { } refused)
            return Verdict.Failed(
                $"Graph does not recognize version {asked}, or the address before it.",
                $"{Changelog} Check BaseAddress as well.",
                EvidenceText.Of(refused));

        GraphResponseInfo? info = facts.Answers.FirstOrDefault(
            answer => answer.IsFromGraph && answer.Response?.ApiVersion is not null)?.Response;
        if (info is null)
            return Verdict.Skipped("Graph did not say which version it used.");
        string served = EvidenceText.Clean(info.ApiVersion!);
        string evidence = $"requested {asked}; served {served}";
        if (!string.Equals(served, asked, StringComparison.OrdinalIgnoreCase))
            return Verdict.Warning(
                $"Graph no longer serves version {asked} and used {served} instead.", Changelog, evidence);
        return info.HasVersionWarning
            ? Verdict.Warning($"Graph warns that version {asked} will soon be served by a later one.", Changelog, evidence)
            : Verdict.Passed($"Graph used the requested version, {asked}.", evidence);
    }
}
