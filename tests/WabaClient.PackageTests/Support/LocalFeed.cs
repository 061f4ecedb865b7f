using System.Globalization;
using WabaClient.PackageTests.Support;

[assembly: AssemblyFixture(typeof(LocalFeed))]

namespace WabaClient.PackageTests.Support;

/// <summary>The packages, packed once a run under a version that nothing has cached, and a folder outside the repository to use them in.</summary>
public sealed class LocalFeed : IAsyncLifetime
{
    private readonly string _folder = Directory.CreateTempSubdirectory("waba-").FullName;

    /// <summary>Higher than any real version, so that <c>dotnet add package</c> selects it.</summary>
    public string Version { get; } = MakeVersion(DateTime.UtcNow);

    internal Package Library { get; private set; } = null!;

    internal Package Testing { get; private set; } = null!;

    internal Package Redis { get; private set; } = null!;

    internal Package Inventory { get; private set; } = null!;

    internal Package Tool { get; private set; } = null!;

    /// <summary>Packages of this run are stored in a separate folder; other packages are used from the folder of the machine.</summary>
    internal Dictionary<string, string> Environment => new() { ["NUGET_PACKAGES"] = Path.Combine(_folder, "packages") };

    public async ValueTask InitializeAsync()
    {
        string feed = NewFolder("feed");
        Library = await PackAsync("WabaClient", feed);
        Testing = await PackAsync("WabaClient.Testing", feed);
        Redis = await PackAsync("WabaClient.Redis", feed);
        Inventory = await PackAsync("WabaClient.Inventory", feed);
        Tool = await PackAsync("WabaClient.Tool", feed);

        string machine = (await Dotnet.RunAsync(_folder, [], "nuget", "locals", "global-packages", "--list")).Split(
            ": ",
            2)[1].Trim();
        await File.WriteAllTextAsync(
            Path.Combine(_folder, "nuget.config"),
            $"""
            <configuration>
              <packageSources>
                <add key="this-run" value="{feed}" />
              </packageSources>
              <fallbackPackageFolders>
                <add key="machine" value="{machine}" />
              </fallbackPackageFolders>
            </configuration>
            """);
    }

    public ValueTask DisposeAsync()
    {
        Directory.Delete(_folder, recursive: true);
        return ValueTask.CompletedTask;
    }

    /// <summary>Installs a tool of this run and returns the path of its command.</summary>
    /// <param name="source">The folder of its package; null for the feed.</param>
    internal async Task<string> InstallToolAsync(string package, string? source = null)
    {
        string folder = NewFolder($"installed-{package}");
        string[] from = source is null ? [] : ["--add-source", source];
        await Dotnet.RunAsync(folder, Environment, ["tool", "install", package, "--version", Version, "--tool-path", folder, .. from]);
        string link = Path.Combine(folder, OperatingSystem.IsWindows() ? "waba.exe" : "waba");
        return File.ResolveLinkTarget(link, returnFinalTarget: true)?.FullName ?? link;
    }

    internal string NewFolder(string name) => Directory.CreateDirectory(Path.Combine(_folder, name)).FullName;

    private static string MakeVersion(DateTime now)
    {
        int date = int.Parse(now.ToString("yyMMdd", CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
        int time = int.Parse(now.ToString("HHmmssfff", CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
        return string.Create(CultureInfo.InvariantCulture, $"9999.{date}.{time}");
    }

    private async Task<Package> PackAsync(string project, string feed)
    {
        await Dotnet.RunAsync(
            Repository.Root,
            [],
            "pack",
            Repository.PathOf("src", project),
            "--output",
            feed,
            $"-p:PackageVersion={Version}",
            $"-p:NuspecOutputPath={NewFolder("nuspec")}");
        return new Package(Path.Combine(feed, $"{project}.{Version}"));
    }
}
