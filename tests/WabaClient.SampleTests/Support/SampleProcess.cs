using System.Diagnostics;

namespace WabaClient.SampleTests.Support;

/// <summary>A sample that runs in a separate process, without the settings of the user who runs the tests.</summary>
internal sealed class SampleProcess : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    private readonly Process _process;
    private readonly LineLog _output;
    private readonly LineLog _errors;

    private SampleProcess(Process process)
    {
        _process = process;
        _output = new(process.StandardOutput);
        _errors = new(process.StandardError);
    }

    public IReadOnlyList<string> Output => _output.Lines;

    public static SampleProcess Start(string sample, IReadOnlyDictionary<string, string> settings, params string[] arguments)
    {
        // A shell that runs tests in the background makes its children ignore SIGINT; env restores the default.
        ProcessStartInfo start = OperatingSystem.IsLinux()
            ? new("env", ["--default-signal=INT", "dotnet", PathOf(sample), .. arguments])
            : new("dotnet", [PathOf(sample), .. arguments]);
        start.RedirectStandardOutput = true;
        start.RedirectStandardError = true;
        foreach (string name in start.Environment.Keys.Where(IsSetting).ToArray())
            start.Environment.Remove(name);

        // These processes live for a second, for which profiling does not pay.
        start.Environment["DOTNET_TieredPGO"] = "0";
        foreach ((string name, string value) in settings)
            start.Environment[name] = value;
        return new(Process.Start(start)!);
    }

    public static Task<SampleResult> RunAsync(string sample, params string[] arguments) =>
        RunAsync(sample, new Dictionary<string, string>(), arguments);

    public static async Task<SampleResult> RunAsync(string sample, IReadOnlyDictionary<string, string> settings, params string[] arguments)
    {
        await using SampleProcess process = Start(sample, settings, arguments);
        return await process.WaitForExitAsync();
    }

    public Task<string> WaitForLineAsync(string text) => _output.WaitForAsync(text).WaitAsync(Patience);

    public void Kill() => _process.Kill();

    public async Task InterruptAsync()
    {
        using Process kill = Process.Start("kill", ["-INT", $"{_process.Id}"]);
        await kill.WaitForExitAsync();
    }

    public async Task<SampleResult> WaitForExitAsync()
    {
        await _process.WaitForExitAsync().WaitAsync(Patience);
        await Task.WhenAll(_output.Ended, _errors.Ended);
        return new(_process.ExitCode, _output.Lines, _errors.Lines);
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
            _process.Kill();
        await WaitForExitAsync();
        _process.Dispose();
    }

    // tests/WabaClient.SampleTests/bin/Debug/net10.0/ and samples/Quickstart/bin/Debug/net10.0/.
    private static string PathOf(string sample)
    {
        DirectoryInfo framework = new(Path.TrimEndingDirectorySeparator(AppContext.BaseDirectory));
        DirectoryInfo configuration = framework.Parent!;
        string root = configuration.Parent!.Parent!.Parent!.Parent!.FullName;
        return Path.Combine(root, "samples", sample, "bin", configuration.Name, framework.Name, sample + ".dll");
    }

    private static bool IsSetting(string name) =>
        name.StartsWith("Waba__", StringComparison.OrdinalIgnoreCase)
        || name.StartsWith("Sync__", StringComparison.OrdinalIgnoreCase)
        || name.StartsWith("Tenants__", StringComparison.OrdinalIgnoreCase)
        || name.StartsWith("ASPNETCORE_", StringComparison.OrdinalIgnoreCase);
}
