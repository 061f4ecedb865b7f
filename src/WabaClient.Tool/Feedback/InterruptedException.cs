namespace WabaClient.Tool;

/// <summary>Ctrl-C or SIGTERM ended the command.</summary>
/// <param name="message">What was interrupted.</param>
/// <param name="introduction">What the commands that follow do, ending with a colon.</param>
internal sealed class InterruptedException(string message, string introduction = "To continue:") : Exception(message)
{
    public string Introduction { get; } = introduction;
}
