using System.Diagnostics;
using System.Text;

namespace WabaClient.Tests.Killing;

/// <summary>A process that watches businesses until it is killed.</summary>
internal sealed class WorkerProcess : IDisposable
{
    private readonly StringBuilder _output = new();
    private readonly Process _process;

    public WorkerProcess(IEnumerable<string> arguments)
    {
        string program = Path.Combine(AppContext.BaseDirectory, "WabaClient.Inventory.Worker.dll");
        _process = new Process
        {
            StartInfo = new ProcessStartInfo("dotnet", [program, .. arguments])
            {
                RedirectStandardError = true,
                RedirectStandardOutput = true,
            },
        };
        _process.ErrorDataReceived += (_, line) => Append(line.Data);
        _process.OutputDataReceived += (_, line) => Append(line.Data);
        _process.Start();
        _process.BeginErrorReadLine();
        _process.BeginOutputReadLine();
    }

    /// <summary>Fails if the process has ended on its own.</summary>
    public void AssertRuns()
    {
        lock (_output)
            Assert.False(_process.HasExited, $"The worker ended: {_output}");
    }

    /// <summary>Ends the process with SIGKILL.</summary>
    public async Task KillAsync()
    {
        AssertRuns();
        _process.Kill();
        await _process.WaitForExitAsync();
    }

    public void Dispose()
    {
        if (!_process.HasExited)
            _process.Kill();
        _process.Dispose();
    }

    private void Append(string? line)
    {
        lock (_output)
            _output.AppendLine(line);
    }
}
