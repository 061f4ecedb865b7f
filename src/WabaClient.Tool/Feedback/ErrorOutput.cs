using System.Globalization;

namespace WabaClient.Tool;

/// <summary>
/// Writes failures and hints to standard error: as text, or with a JSON output as one JSON object per line.
/// </summary>
/// <param name="status">Standard error.</param>
/// <param name="clock">The clock of waits.</param>
/// <param name="isJson">Whether standard output is JSON.</param>
/// <param name="isQuiet">Whether hints are left out.</param>
internal sealed class ErrorOutput(StatusLine status, TimeProvider clock, bool isJson, bool isQuiet)
{
    // Shorter ones are those of tests. Masking them would mask parts of ordinary words, and of the names in JSON.
    private const int ShortestSecret = 8;

    private readonly List<string> _secrets = [];

    public StatusLine Status { get; } = status;

    /// <summary>Gets whether standard output, and so standard error, is JSON.</summary>
    public bool IsJson { get; } = isJson;

    /// <summary>Adds a text that is removed from all messages.</summary>
    public void Hide(string? secret)
    {
        if (secret?.Length >= ShortestSecret)
            _secrets.Add(secret);
    }

    /// <summary>Reports a failure.</summary>
    /// <param name="failure">What happened.</param>
    /// <param name="subject">What failed, if there were several; null if it is clear.</param>
    /// <param name="resume">The command that continues; null if there is none.</param>
    public void Failure(Exception failure, FailureSubject? subject = null, string? resume = null)
    {
        FailureReport report = FailureReport.Of(failure, subject, resume, clock.GetUtcNow());
        if (IsJson)
        {
            Write(FailureJson.Write(report));
            return;
        }

        string prefix = subject is null ? "" : string.Create(CultureInfo.InvariantCulture, $"{subject.Text}: ");
        Write(TerminalText.Clean(prefix + report.Message));
        if (report.Hint is { } hint)
            Write(TerminalText.Clean(hint));
        if (report.Until is { } until)
            Write($"Throttled until {Moments.Write(until)}.");
        else if (failure is RateLimitedException)
            Write("Throttled; Graph did not say until when.");
        if (resume is not null)
            Commands("To continue:", resume);
    }

    /// <summary>
    /// Reports that the command was interrupted, with the commands that continue: with JSON, one object for each.
    /// </summary>
    public void Interruption(InterruptedException interruption, IReadOnlyCollection<Continuation> continuations)
    {
        if (!IsJson)
        {
            Commands($"{interruption.Message} {interruption.Introduction}", continuations.Select(continuation => continuation.Command));
            return;
        }

        foreach (Continuation continuation in continuations)
            Failure(interruption, continuation.Subject, continuation.Command);
    }

    /// <summary>Writes a hint, in one line; nothing with <c>--quiet</c>.</summary>
    public void Notice(string text)
    {
        if (!isQuiet)
            Write(IsJson ? FailureJson.WriteNotice(text) : text);
    }

    /// <summary>Writes something that is no failure, but needs attention.</summary>
    public void Warning(string text, FailureSubject? subject = null) =>
        Write(IsJson ? FailureJson.WriteWarning(text, subject) : subject is null ? text : $"{subject.Text}: {text}");

    // Each command is alone on its line, so that it can be copied.
    private void Commands(string introduction, params IEnumerable<string> commands)
    {
        Write(introduction);
        foreach (string command in commands)
            Write($"  {command}");
    }

    private void Write(string line)
    {
        foreach (string secret in _secrets)
            line = line.Replace(secret, "***", StringComparison.Ordinal);
        Status.WriteLine(line);
    }
}
