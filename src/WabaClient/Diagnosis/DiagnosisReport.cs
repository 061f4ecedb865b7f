namespace WabaClient;

/// <summary>
/// Represents the result of <see cref="BusinessAccountsClient.DiagnoseAsync"/>. Instances are immutable and
/// thread-safe.
/// </summary>
public sealed class DiagnosisReport
{
    /// <summary>Gets the id that was diagnosed.</summary>
    public required BusinessId BusinessId { get; init; }

    /// <summary>Gets one finding for each check, in the order of the checks.</summary>
    /// <remarks>
    /// <para>
    /// The checks are <c>settings</c>, <c>reach</c>, <c>version</c>, <c>business</c>, <c>owned</c>, <c>client</c>,
    /// <c>permissions</c>, <c>proof</c>, <c>token</c>, <c>usage</c>, <c>numbers</c> and <c>webhooks</c>. All are always
    /// present.
    /// </para>
    /// <para>
    /// If no call was answered, <c>owned</c> and <c>client</c> are both <see cref="DiagnosisStatus.Skipped"/>, and
    /// <c>reach</c> states the reason; if Graph throttles, <c>usage</c> does.
    /// </para>
    /// </remarks>
    public required IReadOnlyList<DiagnosisFinding> Findings { get; init; }

    /// <summary>Gets a value indicating whether no finding is <see cref="DiagnosisStatus.Failed"/>.</summary>
    /// <remarks>
    /// True does not prove that the accounts can be listed, because a check without an answer is skipped and not
    /// failed.
    /// </remarks>
    public bool IsHealthy => Findings.All(finding => finding.Status != DiagnosisStatus.Failed);
}
