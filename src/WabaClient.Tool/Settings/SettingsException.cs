namespace WabaClient.Tool;

/// <summary>
/// The exception that is thrown when the settings are not sufficient to create a client. The message contains no
/// values.
/// </summary>
internal sealed class SettingsException(string message, string? hint, int exitCode) : Exception(message)
{
    public string? Hint { get; } = hint;

    public int ExitCode { get; } = exitCode;
}
