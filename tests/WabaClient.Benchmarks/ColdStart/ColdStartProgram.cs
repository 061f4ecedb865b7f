using System.Diagnostics;
using System.Runtime.InteropServices;

namespace WabaClient.Benchmarks.ColdStart;

/// <summary>The program whose start is timed, published in one of the ways there are.</summary>
internal sealed class ColdStartProgram
{
    private readonly string _executable;

    private ColdStartProgram(string executable) => _executable = executable;

    public static ColdStartProgram Publish(PublishMode mode)
    {
        string project = Path.Combine(Root(), "tests", "WabaClient.ColdStart");
        string output = Path.Combine(project, "bin", "coldstart", mode.Name.Replace(' ', '-'));
        string[] arguments =
        [
            "publish",
            project,
            "-c",
            "Release",
            "-r",
            RuntimeInformation.RuntimeIdentifier,
            "-o",
            output,
            "--artifacts-path",
            output + "-build",
            .. mode.Arguments,
        ];
        using Process publish = Process.Start(
            new ProcessStartInfo("dotnet", arguments) { RedirectStandardOutput = true })!;
        string log = publish.StandardOutput.ReadToEnd();
        publish.WaitForExit();
        return publish.ExitCode == 0
            ? new(Path.Combine(output, "WabaClient.ColdStart"))
            : throw new InvalidOperationException(
                $"dotnet {string.Join(' ', arguments)} failed:{Environment.NewLine}{log}");
    }

    /// <summary>How long it takes from the start of the process to its first account.</summary>
    public TimeSpan Run(string contender, Uri server)
    {
        ProcessStartInfo start = new(_executable, [contender, server.AbsoluteUri]) { RedirectStandardOutput = true };
        long begin = Stopwatch.GetTimestamp();
        using Process process = Process.Start(start)!;
        string? account = process.StandardOutput.ReadLine();
        TimeSpan time = Stopwatch.GetElapsedTime(begin);
        process.WaitForExit();
        return account is null ? throw new InvalidOperationException($"{_executable} printed no account.") : time;
    }

    private static string Root()
    {
        DirectoryInfo folder = new(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "WabaClient.sln")))
            folder = folder.Parent!;
        return folder.FullName;
    }
}
