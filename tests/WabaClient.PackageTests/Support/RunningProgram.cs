using System.Diagnostics;
using System.Text;
using System.Threading.Channels;

namespace WabaClient.PackageTests.Support;

/// <summary>A started program and what it has printed; ended, with all its children, when disposed.</summary>
internal sealed class RunningProgram : IAsyncDisposable
{
    private readonly Process _process;
    private readonly StringBuilder _output = new();
    private readonly Channel<string> _lines = Channel.CreateUnbounded<string>();
    private readonly Task<int> _exitCode;

    public RunningProgram(ProcessStartInfo start)
    {
        start.RedirectStandardOutput = true;
        start.RedirectStandardError = true;
        _process = new Process { StartInfo = start };
        _process.OutputDataReceived += (_, line) => Take(line.Data);
        _process.ErrorDataReceived += (_, line) => Take(line.Data);
        _process.Start();
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
        _exitCode = EndAsync();
    }

    public string Output
    {
        get
        {
            lock (_output)
                return _output.ToString();
        }
    }

    public Task<int> WaitForExitAsync() => _exitCode.WaitAsync(TestContext.Current.CancellationToken);

    /// <summary>The rest of the first line that has this text in it; fails the test if the program ends without.</summary>
    public async Task<string> WaitForAsync(string text)
    {
        await foreach (string line in _lines.Reader.ReadAllAsync(TestContext.Current.CancellationToken))
        {
            int at = line.IndexOf(text, StringComparison.Ordinal);
            if (at >= 0)
                return line[(at + text.Length)..].Trim();
        }

        Assert.Fail($"The program ended without '{text}':\n{Output}");
        return "";
    }

    public async ValueTask DisposeAsync()
    {
        _process.Kill(entireProcessTree: true);
        await _exitCode;
        _process.Dispose();
    }

    private void Take(string? line)
    {
        if (line is null)
            return;
        lock (_output)
            _output.AppendLine(line);
        _lines.Writer.TryWrite(line);
    }

    private async Task<int> EndAsync()
    {
        await _process.WaitForExitAsync(CancellationToken.None);
        _lines.Writer.Complete();
        return _process.ExitCode;
    }
}
