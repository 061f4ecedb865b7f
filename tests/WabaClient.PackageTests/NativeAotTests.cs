using WabaClient.PackageTests.Support;

namespace WabaClient.PackageTests;

/// <summary>The library compiled ahead of time.</summary>
public sealed class NativeAotTests(LocalFeed feed)
{
    [Fact]
    public async Task A_program_compiled_ahead_of_time_builds_without_a_warning_and_passes_its_checks()
    {
        Assert.SkipUnless(
            OperatingSystem.IsLinux() || OperatingSystem.IsMacOS(),
            "Native AOT is tried on Linux and macOS.");
        Assert.SkipUnless(IsOnPath("clang") || IsOnPath("gcc"), "Native AOT needs a C linker: install clang or gcc.");
        string folder = feed.NewFolder("aot");

        string published = await Dotnet.RunAsync(
            Repository.Root, [], "publish", Repository.PathOf("tests", "WabaClient.AotSmoke"), "--output", folder);
        Assert.DoesNotContain("warning", published, StringComparison.OrdinalIgnoreCase);

        (int exitCode, string output) = await Dotnet.ToEndAsync(
            Dotnet.StartInfo(Path.Combine(folder, "WabaClient.AotSmoke"), folder, []));
        TestContext.Current.SendDiagnosticMessage(output);
        Assert.True(exitCode == 0, output);
        Assert.DoesNotContain("FAILED", output, StringComparison.Ordinal);
        Assert.Contains("ok      lists every account in order", output, StringComparison.Ordinal);
    }

    private static bool IsOnPath(string program) =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Any(
            folder => File.Exists(Path.Combine(folder, program)));
}
