namespace WabaClient.Tool;

/// <summary>Writes to standard error: lines, and on a terminal a last line that is updated. Thread-safe.</summary>
internal sealed class StatusLine(ToolHost host, bool isQuiet)
{
    private readonly Lock _lock = new();
    private string _text = "";
    private int _shown;

    /// <summary>Gets whether standard error is a terminal, and progress is wanted.</summary>
    public bool HasTerminal => host.ErrorScreen is not null && !isQuiet;

    /// <summary>Gets whether progress is wanted and standard error is a terminal that can show a last line.</summary>
    public bool CanRedraw => HasTerminal && host.ErrorScreen!.CanRedraw;

    /// <summary>Shows a text in the last line, in place of the previous one.</summary>
    public void Show(string text)
    {
        lock (_lock)
        {
            _text = text;
            Draw();
        }
    }

    /// <summary>Runs an action that writes to the same terminal, without the last line in between.</summary>
    public void Without(Action action)
    {
        if (host.OutputScreen is null)
        {
            action();
            return;
        }

        lock (_lock)
        {
            Erase();
            action();
            Draw();
        }
    }

    public void WriteLine(string line)
    {
        lock (_lock)
        {
            Erase();
            host.Error.WriteLine(line);
            Draw();
        }
    }

    /// <summary>Removes the last line.</summary>
    public void Close() => Show("");

    private void Draw()
    {
        if (!CanRedraw)
            return;
        Erase();
        if (_text.Length == 0)
            return;
        string text = TerminalText.Fit(_text, host.ErrorScreen!.Width - 1);
        host.Error.Write(host.ErrorScreen.HasColor ? $"\e[2m{text}\e[0m" : text);
        _shown = TerminalText.WidthOf(text);
    }

    private void Erase()
    {
        if (_shown == 0)
            return;
        host.Error.Write($"\r{new string(' ', _shown)}\r");
        _shown = 0;
    }
}
