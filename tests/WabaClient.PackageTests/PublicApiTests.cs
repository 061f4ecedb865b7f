using WabaClient.PackageTests.Support;

namespace WabaClient.PackageTests;

/// <summary>The public API is written down in <c>PublicAPI.*.txt</c>, one list for both targets.</summary>
public sealed class PublicApiTests(LocalFeed feed)
{
    [Fact]
    public async Task A_renamed_member_breaks_the_build_twice_as_new_and_as_gone()
    {
        string copy = feed.NewFolder("renamed");
        foreach (string file in (string[])
        [
            "Directory.Build.props", "Directory.Packages.props", "global.json", ".editorconfig", "CHANGELOG.md",
            "src/Directory.Build.props", "src/icon.png",
        ])
            Copy(file, copy);
        foreach (string file in Directory.EnumerateFiles(Repository.PathOf("src", "WabaClient"), "*", SearchOption.AllDirectories).Where(
            IsSource))
            Copy(Path.GetRelativePath(Repository.Root, file), copy);
        string client = Path.Combine(copy, "src", "WabaClient", "BusinessAccountsClient.cs");
        File.WriteAllText(
            client,
            File.ReadAllText(client).Replace(" ListClientAsync(", " ListClientsAsync(", StringComparison.Ordinal));

        (int exitCode, string output) = await Dotnet.TryRunAsync(
            copy, feed.Environment, "build", "src/WabaClient", "--framework", "net10.0");

        Assert.NotEqual(0, exitCode);
        Assert.Matches("error RS0016: .*ListClientsAsync", output);
        Assert.Matches("error RS0017: .*ListClientAsync", output);
    }

    private static bool IsSource(string file) =>
        Path.GetRelativePath(Repository.Root, file)
            .Split(Path.DirectorySeparatorChar) is [_, _, not ("bin" or "obj"), ..];

    private static void Copy(string file, string folder)
    {
        string target = Path.Combine(folder, file);
        Directory.CreateDirectory(Path.GetDirectoryName(target)!);
        File.Copy(Repository.PathOf(file), target);
    }
}
