namespace WabaClient.Tool;

/// <summary>The parts of the process that a command uses.</summary>
internal sealed class ToolHost
{
    /// <summary>Gets the function that opens standard input.</summary>
    public Func<TextReader> OpenInput { get; init; } = () => TextReader.Null;

    public required Stream Output { get; init; }

    public required TextWriter Error { get; init; }

    public required IReadOnlyDictionary<string, string> Environment { get; init; }

    /// <summary>Gets the terminal of standard output; null when it is redirected.</summary>
    public Screen? OutputScreen { get; init; }

    /// <summary>Gets the terminal of standard error; null when it is redirected.</summary>
    public Screen? ErrorScreen { get; init; }

    public TimeProvider Clock { get; init; } = TimeProvider.System;

    /// <summary>
    /// Gets the function that starts to handle Ctrl-C and returns the token that it cancels. Before it is called,
    /// Ctrl-C ends the process at once.
    /// </summary>
    public Func<CancellationToken> CatchInterrupts { get; init; } = () => CancellationToken.None;
}
