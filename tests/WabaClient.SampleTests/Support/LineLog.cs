namespace WabaClient.SampleTests.Support;

/// <summary>The lines that a process has written so far, and a way to wait for one.</summary>
internal sealed class LineLog
{
    private readonly object _lock = new();
    private readonly List<string> _lines = [];
    private readonly List<(string Text, TaskCompletionSource<string> Seen)> _waiting = [];

    public LineLog(StreamReader reader) => Ended = ReadAsync(reader);

    public Task Ended { get; }

    public IReadOnlyList<string> Lines
    {
        get
        {
            lock (_lock)
                return [.. _lines];
        }
    }

    /// <summary>The first line that contains a text, past or future.</summary>
    public Task<string> WaitForAsync(string text)
    {
        lock (_lock)
        {
            if (_lines.Find(line => line.Contains(text, StringComparison.Ordinal)) is { } known)
                return Task.FromResult(known);
            TaskCompletionSource<string> seen = new(TaskCreationOptions.RunContinuationsAsynchronously);
            _waiting.Add((text, seen));
            return seen.Task;
        }
    }

    private async Task ReadAsync(StreamReader reader)
    {
        while (await reader.ReadLineAsync() is { } line)
        {
            lock (_lock)
            {
                _lines.Add(line);
                foreach ((string text, TaskCompletionSource<string> seen) in _waiting)
                {
                    if (line.Contains(text, StringComparison.Ordinal))
                        seen.TrySetResult(line);
                }
            }
        }

        lock (_lock)
        {
            foreach ((string text, TaskCompletionSource<string> seen) in _waiting)
                seen.TrySetException(
                    new EndOfStreamException($"The process ended without \"{text}\":\n{string.Join('\n', _lines)}"));
        }
    }
}
