namespace WabaClient.Tool;

/// <summary>The names of the outcomes of checks in the output.</summary>
internal static class FindingNames
{
    public static string Of(DiagnosisStatus status) => status switch
    {
        DiagnosisStatus.Passed => "passed",
        DiagnosisStatus.Warning => "warning",
        DiagnosisStatus.Failed => "failed",
        _ => "skipped",
    };
}
