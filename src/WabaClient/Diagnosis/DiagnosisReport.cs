namespace WabaClient;

/// <summary>The result of <see cref="BusinessAccountsClient.DiagnoseAsync"/>. Immutable and thread-safe.</summary>
public sealed class DiagnosisReport
{
    /// <summary>Gets the id that was diagnosed.</summary>
    public required BusinessId BusinessId { get; init; }

    /// <summary>Gets one finding for each check, in the order of the checks.</summary>
    /// <remarks>
    /// <para>
    /// The checks are <c>settings</c>, <c>reach</c>, <c>version</c>, <c>business</c>, <c>owned</c>, <c>client</c>, <c>permissions</c>,
    /// <c>proof</c>, <c>token</c>, <c>usage</c>, <c>numbers</c> and <c>webhooks</c>. All are always present.
    /// </para>
    /// <para>
    /// If Graph answered no call, <c>owned</c> and <c>client</c> are both <see cref="DiagnosisStatus.Skipped"/>, and <c>reach</c> says
    /// why; or <c>usage</c> does, if Graph throttles.
    /// </para>
    /// </remarks>
    public required IReadOnlyList<DiagnosisFinding> Findings { get; init; }

    /// <summary>Gets whether no finding is <see cref="DiagnosisStatus.Failed"/>.</summary>
    /// <remarks>It does not prove that the accounts can be listed: a check without an answer is skipped, not failed.</remarks>
    public bool IsHealthy => Findings.All(finding => finding.Status != DiagnosisStatus.Failed);
}
