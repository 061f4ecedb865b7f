using System.Diagnostics;

namespace WabaClient.PackageTests.Support;

/// <summary>Commands of the .NET SDK, in an environment as a user's shell has it.</summary>
internal static class Dotnet
{
    /// <summary>Runs a command to its end and gives what it printed; fails the test if the command fails.</summary>
    public static async Task<string> RunAsync(string folder, Dictionary<string, string> environment, params string[] arguments)
    {
        (int exitCode, string output) = await TryRunAsync(folder, environment, arguments);
        Assert.True(exitCode == 0, $"dotnet {string.Join(' ', arguments)} ended with {exitCode}:\n{output}");
        return output;
    }

    public static Task<(int ExitCode, string Output)> TryRunAsync(string folder, Dictionary<string, string> environment, params string[] arguments) =>
        ToEndAsync(StartInfo("dotnet", folder, environment, arguments));

    public static async Task<(int ExitCode, string Output)> ToEndAsync(ProcessStartInfo start)
    {
        await using RunningProgram program = new(start);
        return (await program.WaitForExitAsync(), program.Output);
    }

    public static ProcessStartInfo StartInfo(string program, string folder, Dictionary<string, string> environment, params string[] arguments)
    {
        ProcessStartInfo start = new(program, arguments) { WorkingDirectory = folder };
        foreach (string name in start.Environment.Keys.Where(IsOfTheTestRun).ToList())
            start.Environment.Remove(name);
        start.Environment["MSBUILDDISABLENODEREUSE"] = "1";
        start.Environment["DOTNET_CLI_UI_LANGUAGE"] = "en";
        foreach ((string name, string value) in environment)
            start.Environment[name] = value;
        return start;
    }

    // The SDK that runs these tests sets variables for its child processes, which the shell of a user does not contain.
    private static bool IsOfTheTestRun(string name) =>
        name.StartsWith("MSBUILD", StringComparison.OrdinalIgnoreCase)
        || name.StartsWith("TESTINGPLATFORM_", StringComparison.Ordinal)
        || name is "DOTNET_HOST_PATH" or "DOTNET_ROLL_FORWARD";
}
