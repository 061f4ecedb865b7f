using WabaClient.PackageTests.Support;

namespace WabaClient.PackageTests;

/// <summary>The tool as <c>dotnet tool install</c> installs it.</summary>
public sealed class ToolPackageTests(LocalFeed feed)
{
    [Fact]
    public async Task The_package_installs_a_command_that_works_without_a_network()
    {
        string tool = await feed.InstallToolAsync("WabaClient.Tool");

        (int exitCode, string output) = await Dotnet.ToEndAsync(
            Dotnet.StartInfo(tool, feed.NewFolder("tool-run"), [], "list", "1234567890", "--fake", "-o", "ids"));

        Assert.True(exitCode == 0, output);
        Assert.Equal(250, output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length);
    }

    [Fact]
    public void The_package_brings_what_it_needs_and_no_documentation_of_libraries()
    {
        Assert.Empty(feed.Tool.Dependencies());
        Assert.Contains("tools/net10.0/any/waba.dll", feed.Tool.Files);
        Assert.DoesNotContain(feed.Tool.Files, file => file.StartsWith("tools/", StringComparison.Ordinal) && file.EndsWith(".xml", StringComparison.Ordinal) && !file.EndsWith("DotnetToolSettings.xml", StringComparison.Ordinal));
    }
}
