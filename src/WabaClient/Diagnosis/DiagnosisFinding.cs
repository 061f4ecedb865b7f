namespace WabaClient;

/// <summary>The result of one check of <see cref="BusinessAccountsClient.DiagnoseAsync"/>. Immutable and thread-safe.</summary>
/// <remarks>No text contains an access token, an app secret or a proof of it.</remarks>
public sealed class DiagnosisFinding
{
    /// <summary>Gets the name of the check, for example <c>token</c>. The names do not change.</summary>
    public required string Check { get; init; }

    /// <summary>Gets the outcome of the check.</summary>
    public required DiagnosisStatus Status { get; init; }

    /// <summary>Gets what was found, in one or two sentences for people who are not programmers.</summary>
    public required string Summary { get; init; }

    /// <summary>Gets what the finding is based on: Graph's codes and trace ids, counts, ids and names.</summary>
    /// <value>Null if there is nothing to show.</value>
    public string? Evidence { get; init; }

    /// <summary>Gets what to do: where to click, or which setting to change.</summary>
    /// <value>Null if there is nothing to do.</value>
    public string? Fix { get; init; }
}
