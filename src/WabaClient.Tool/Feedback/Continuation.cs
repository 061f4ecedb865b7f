namespace WabaClient.Tool;

/// <summary>A command that continues one that was interrupted.</summary>
/// <param name="Command">The command line.</param>
/// <param name="Subject">What it continues, if there are several; null if it is clear.</param>
internal sealed record Continuation(string Command, FailureSubject? Subject = null);
