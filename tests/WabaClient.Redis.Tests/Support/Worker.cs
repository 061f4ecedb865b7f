using System.Diagnostics;

namespace WabaClient.Tests.Support;

/// <summary>A process of a fleet: the program in tests/WabaClient.FleetWorker.</summary>
internal sealed class Worker : IAsyncDisposable
{
    private readonly Process _process;

    public Worker(string token, Uri graph, string redis, int attemptTimeout)
    {
        string program = Path.Combine(AppContext.BaseDirectory, "WabaClient.FleetWorker.dll");
        _process = Process.Start(new ProcessStartInfo("dotnet", [program, token, graph.ToString(), redis, $"{attemptTimeout}"])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        })!;
    }

    public async Task KillAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync();
    }

    /// <summary>Ends the process and returns what it printed.</summary>
    public async Task<string> EndAsync()
    {
        _process.StandardInput.Close();
        string output = await _process.StandardOutput.ReadToEndAsync();
        await _process.WaitForExitAsync();
        return output.Trim();
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
            await KillAsync();
        _process.Dispose();
    }
}
