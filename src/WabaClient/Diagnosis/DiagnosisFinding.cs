namespace WabaClient;

/// <summary>
/// Represents the result of one check of <see cref="BusinessAccountsClient.DiagnoseAsync"/>. Instances are immutable
/// and thread-safe.
/// </summary>
/// <remarks>No text contains an access token, an app secret or an <c>appsecret_proof</c>.</remarks>
public sealed class DiagnosisFinding
{
    /// <summary>Gets the name of the check, for example <c>token</c>. The names do not change.</summary>
    public required string Check { get; init; }

    /// <summary>Gets the outcome of the check.</summary>
    public required DiagnosisStatus Status { get; init; }

    /// <summary>Gets what was found, in one or two sentences that do not require programming knowledge.</summary>
    public required string Summary { get; init; }

    /// <summary>Gets the evidence for the finding: Graph's codes and trace ids, counts, ids and names.</summary>
    /// <value>Null if there is nothing to show.</value>
    public string? Evidence { get; init; }

    /// <summary>Gets what to do: where to click, or which setting to change.</summary>
    /// <value>Null if there is nothing to do.</value>
    public string? Fix { get; init; }
}
