namespace WabaClient;

/// <summary>The result of a check: a <see cref="DiagnosisFinding"/> without the name of the check.</summary>
internal readonly record struct Verdict(DiagnosisStatus Status, string Summary, string? Evidence, string? Fix)
{
    public static Verdict Passed(string summary, string? evidence = null) =>
        new(DiagnosisStatus.Passed, summary, evidence, null);

    public static Verdict Warning(string summary, string fix, string? evidence = null) =>
        new(DiagnosisStatus.Warning, summary, evidence, fix);

    public static Verdict Failed(string summary, string fix, string? evidence = null) =>
        new(DiagnosisStatus.Failed, summary, evidence, fix);

    public static Verdict Skipped(string reason, string? evidence = null, string? fix = null) =>
        new(DiagnosisStatus.Skipped, reason, evidence, fix);
}
