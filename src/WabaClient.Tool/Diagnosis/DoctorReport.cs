namespace WabaClient.Tool;

/// <summary>The findings for one business, or for settings with which no call can be made.</summary>
/// <param name="BusinessId">The business; null if no call can be made and no business was specified.</param>
internal sealed record DoctorReport(BusinessId? BusinessId, IReadOnlyList<DiagnosisFinding> Findings)
{
    private const string Settings = "settings";

    private static readonly string[] OtherChecks =
        ["reach", "version", "business", "owned", "client", "permissions", "proof", "token", "usage", "numbers", "webhooks"];

    private static readonly string[] CredentialChecks = [Settings, "token", "permissions", "proof"];

    /// <summary>Gets the description of a throttle, with its end if known; null if no call was throttled.</summary>
    public string? Throttle => Findings.First(finding => finding.Check == "usage") is { Status: DiagnosisStatus.Warning } usage
        && usage.Summary.StartsWith("Graph throttles", StringComparison.Ordinal) ? usage.Summary : null;

    public bool IsHealthy => Findings.All(finding => finding.Status != DiagnosisStatus.Failed);

    /// <summary>
    /// Gets the exit code. Credentials take precedence over throttles, and throttles over everything else.
    /// </summary>
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

    /// <summary>Creates the report for settings with which no client can be created.</summary>
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
