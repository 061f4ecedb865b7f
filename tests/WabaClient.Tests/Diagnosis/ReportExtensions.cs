namespace WabaClient.Tests.Diagnosis;

internal static class ReportExtensions
{
    public static DiagnosisFinding Find(this DiagnosisReport report, string check) =>
        report.Findings.Single(finding => finding.Check == check);
}
