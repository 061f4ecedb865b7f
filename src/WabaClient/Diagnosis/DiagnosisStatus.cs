namespace WabaClient;

/// <summary>Specifies the outcome of one check of <see cref="BusinessAccountsClient.DiagnoseAsync"/>.</summary>
public enum DiagnosisStatus
{
    /// <summary>The check found no problem. This is the default value.</summary>
    Passed,

    /// <summary>Calls work or may work, but something needs attention.</summary>
    Warning,

    /// <summary>
    /// Graph's response shows that a credential, id, version or permission is wrong. Calls fail until it is corrected.
    /// </summary>
    Failed,

    /// <summary>The check was not made, or there was no usable answer; the summary says why.</summary>
    Skipped,
}
