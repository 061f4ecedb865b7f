namespace WabaClient;

/// <summary>The outcome of one check of <see cref="BusinessAccountsClient.DiagnoseAsync"/>.</summary>
public enum DiagnosisStatus
{
    /// <summary>The check found nothing wrong.</summary>
    Passed,

    /// <summary>Calls work, or may work, but something needs attention.</summary>
    Warning,

    /// <summary>Graph gave an answer that shows a wrong credential, id, version or permission: calls fail until it is fixed.</summary>
    Failed,

    /// <summary>The check was not made, or there was no usable answer; the summary says why.</summary>
    Skipped,
}
