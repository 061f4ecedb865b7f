using WabaClient.PackageTests.Support;

namespace WabaClient.PackageTests;

/// <summary>The library and the tool compiled ahead of time.</summary>
public sealed class NativeAotTests(LocalFeed feed)
{
    private const int MostMegabytes = 25;

    [Fact]
    public async Task A_program_compiled_ahead_of_time_builds_without_a_warning_and_passes_its_checks()
    {
        SkipWithoutLinker();
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

    [Fact]
    public async Task The_tool_packs_as_a_native_program_without_a_warning_and_can_be_installed()
    {
        SkipWithoutLinker();
        string folder = feed.NewFolder("native-tool");

        string packed = await Dotnet.RunAsync(
            Repository.Root,
            [],
            "pack",
            Repository.PathOf("src", "WabaClient.Tool"),
            "--use-current-runtime",
            "--output",
            folder,
            $"-p:PackageVersion={feed.Version}",
            $"-p:NuspecOutputPath={folder}");
        Assert.DoesNotContain("warning", packed, StringComparison.OrdinalIgnoreCase);
        string package = Path.GetFileName(Assert.Single(Directory.GetFiles(folder, "*.nupkg")))[..^$".{feed.Version}.nupkg".Length];

        string tool = await feed.InstallToolAsync(package, folder);
        Assert.InRange(new FileInfo(tool).Length, 1, MostMegabytes * 1024 * 1024);
        (int exitCode, string output) = await Dotnet.ToEndAsync(Dotnet.StartInfo(tool, folder, [], "list", "--fake", "-o", "ids"));
        Assert.True(exitCode == 0, output);
        Assert.Equal(750, output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length);
    }

    private static void SkipWithoutLinker()
    {
        Assert.SkipUnless(
            OperatingSystem.IsLinux() || OperatingSystem.IsMacOS(),
            "Native AOT is tried on Linux and macOS.");
        Assert.SkipUnless(IsOnPath("clang") || IsOnPath("gcc"), "Native AOT needs a C linker: install clang or gcc.");
    }

    private static bool IsOnPath(string program) =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Any(
            folder => File.Exists(Path.Combine(folder, program)));
}
