namespace WabaClient.Tool;

/// <summary>The findings for one business, or for settings that allow no call.</summary>
/// <param name="BusinessId">The business; null if the settings allow no call and none was named.</param>
internal sealed record DoctorReport(BusinessId? BusinessId, IReadOnlyList<DiagnosisFinding> Findings)
{
    private const string Settings = "settings";

    private static readonly string[] OtherChecks =
        ["reach", "version", "business", "owned", "client", "permissions", "proof", "token", "usage", "numbers", "webhooks"];

    private static readonly string[] CredentialChecks = [Settings, "token", "permissions", "proof"];

    /// <summary>Gets what the report says about a throttle, with its end if Graph gave one; null if no call was throttled.</summary>
    public string? Throttle => Findings.First(finding => finding.Check == "usage") is { Status: DiagnosisStatus.Warning } usage
        && usage.Summary.StartsWith("Graph throttles", StringComparison.Ordinal) ? usage.Summary : null;

    public bool IsHealthy => Findings.All(finding => finding.Status != DiagnosisStatus.Failed);

    /// <summary>Gets the exit code: credentials go before throttles, and throttles before everything else.</summary>
    public int ExitCode
    {
        get
        {
            if (CredentialChecks.Any(check => StatusOf(check) == DiagnosisStatus.Failed))
                return Tool.ExitCode.Credentials;
            if (Throttle is not null)
                return Tool.ExitCode.Throttled;
            bool hasNoAnswer = StatusOf("owned") == DiagnosisStatus.Skipped && StatusOf("client") == DiagnosisStatus.Skipped;
            return IsHealthy && !hasNoAnswer ? Tool.ExitCode.Done : Tool.ExitCode.Failed;
        }
    }

    public static DoctorReport Of(DiagnosisReport report) => new(report.BusinessId, [.. report.Findings.Select(ToolWords.Translate)]);

    /// <summary>Reports settings of which no client can be made.</summary>
    public static DoctorReport Of(SettingsException problem, BusinessId? business) => new(
        business,
        [
            new() { Check = Settings, Status = DiagnosisStatus.Failed, Summary = problem.Message, Fix = problem.Hint },
            .. OtherChecks.Select(check => new DiagnosisFinding
            {
                Check = check,
                Status = DiagnosisStatus.Skipped,
                Summary = "Nothing was sent; see \"settings\".",
            }),
        ]);

    private DiagnosisStatus StatusOf(string check) => Findings.First(finding => finding.Check == check).Status;
}
