using System.Diagnostics;
using System.Text;

namespace WabaClient.Tool.Tests.Support;

/// <summary>The built tool in a separate process.</summary>
internal sealed class WabaProcess : IAsyncDisposable
{
    /// <summary>How long a process may take; generous, because a machine that runs all tests at once is slow.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    private readonly Process _process;
    private readonly StringBuilder _output = new();
    private readonly Task<string> _error;
    private readonly Task _read;
    private readonly SemaphoreSlim _arrived = new(0);

    private WabaProcess(Process process)
    {
        _process = process;
        _error = process.StandardError.ReadToEndAsync();
        _read = ReadAsync();
    }

    public int Id => _process.Id;

    public TextWriter Input => _process.StandardInput;

    private static string Assembly => Path.Combine(AppContext.BaseDirectory, "waba.dll");

    public static WabaProcess Start(IReadOnlyDictionary<string, string> environment, params string[] args) =>
        // A shell that runs tests in the background makes its children ignore SIGINT; env restores the default.
        Start("env", environment, ["--default-signal=INT", "dotnet", Assembly, .. args]);

    /// <summary>Runs a script in bash, in which <c>dotnet "$WABA"</c> is the tool.</summary>
    public static async Task<ToolResult> BashAsync(IReadOnlyDictionary<string, string> environment, string script)
    {
        await using WabaProcess process = Start("bash", environment, ["-c", script]);
        return await process.WaitForExitAsync();
    }

    /// <summary>Runs a command in a terminal of some width. Output and errors arrive together.</summary>
    public static Task<ToolResult> TerminalAsync(IReadOnlyDictionary<string, string> environment, int width, string command) =>
        BashAsync(environment, $"script -qec \"stty cols {width} rows 50; {command}\" /dev/null");

    public async Task WaitForOutputAsync(string text)
    {
        using CancellationTokenSource patience = new(Patience);
        while (true)
        {
            lock (_output)
            {
                if (_output.ToString().Contains(text, StringComparison.Ordinal))
                    return;
            }

            await _arrived.WaitAsync(patience.Token);
        }
    }

    public async Task InterruptAsync()
    {
        using Process kill = Process.Start("kill", ["-INT", $"{Id}"]);
        await kill.WaitForExitAsync();
    }

    public async Task<ToolResult> WaitForExitAsync()
    {
        await _process.WaitForExitAsync().WaitAsync(Patience);
        await _read;
        ToolResult result = new(_process.ExitCode, _output.ToString(), await _error);
        Planted.AssertAbsent(result.Output, result.Error);
        return result;
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
            _process.Kill(entireProcessTree: true);
        await _process.WaitForExitAsync();
        await _read;
        _process.Dispose();
        _arrived.Dispose();
    }

    private static WabaProcess Start(string program, IReadOnlyDictionary<string, string> environment, string[] args)
    {
        ProcessStartInfo start = new(program, args)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (string name in start.Environment.Keys.Where(IsSetting).ToArray())
            start.Environment.Remove(name);
        start.Environment["WABA"] = Assembly;
        start.Environment["TERM"] = "xterm-256color";
        start.Environment["DOTNET_TieredPGO"] = "0";
        foreach ((string name, string value) in environment)
            start.Environment[name] = value;
        return new(Process.Start(start)!);
    }

    private static bool IsSetting(string name) =>
        name.StartsWith("Waba__", StringComparison.OrdinalIgnoreCase) || name is "NO_COLOR" or "COLUMNS" or "LINES";

    private async Task ReadAsync()
    {
        char[] buffer = new char[4096];
        int count;
        while ((count = await _process.StandardOutput.ReadAsync(buffer)) > 0)
        {
            lock (_output)
                _output.Append(buffer, 0, count);
            _arrived.Release();
        }

        _arrived.Release();
    }
}
