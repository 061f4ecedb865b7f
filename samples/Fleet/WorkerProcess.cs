using System.Diagnostics;
using System.Text.Json;

namespace Fleet;

/// <summary>A process of the fleet, from the point of view of the coordinator.</summary>
internal sealed class WorkerProcess : IDisposable
{
    private readonly Process _process;

    private WorkerProcess(int number, Process process)
    {
        Number = number;
        _process = process;
        Done = ReadAsync();
    }

    public int Number { get; }

    public WorkerStatus Status { get; private set; } = new();

    /// <summary>Gets a task that completes when the process has ended.</summary>
    public Task Done { get; }

    public static WorkerProcess Start(int number, Uri graph, int port)
    {
        ProcessStartInfo start = new(Environment.ProcessPath!)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        };
        if (Path.GetFileNameWithoutExtension(Environment.ProcessPath!) == "dotnet")
            start.ArgumentList.Add(typeof(WorkerProcess).Assembly.Location);
        start.ArgumentList.Add("worker");
        start.ArgumentList.Add($"{number}");
        start.Environment["Waba__BaseAddress"] = graph.AbsoluteUri;
        start.Environment["Waba__AccessToken"] = "fake-token";
        start.Environment["Waba__MaxDelay"] = $"{FleetGraph.Block:c}";
        start.Environment["Redis__Configuration"] = $"127.0.0.1:{port},connectTimeout=1000";
        return new(number, Process.Start(start)!);
    }

    public void Dispose()
    {
        if (!_process.HasExited)
            _process.Kill();
        _process.Dispose();
    }

    /// <summary>Reads the status lines that the process writes several times a second.</summary>
    private async Task ReadAsync()
    {
        while (await _process.StandardOutput.ReadLineAsync() is { } line)
        {
            if (line.StartsWith('{'))
                Status = JsonSerializer.Deserialize<WorkerStatus>(line)!;
        }
    }
}
