using WabaClient.PackageTests.Support;

namespace WabaClient.PackageTests;

/// <summary>The packages in a new console project outside the repository.</summary>
public sealed class ConsoleProjectTests(LocalFeed feed)
{
    [Fact]
    public async Task A_console_program_from_the_readme_lists_every_account_through_a_throttle()
    {
        NewProject project = await NewProject.CreateAsync(
            feed, "console", "ConsoleApp", "WabaClient", "WabaClient.Testing");
        project.Copy("Console.Fake.cs", "Fake.cs");
        project.Write("Program.cs", feed.Library.ReadmeSnippets()[0]
            .Replace(
                "AccessToken = token",
                "AccessToken = token, BaseAddress = await Fake.StartAsync(), MaxDelay = TimeSpan.FromMilliseconds(10)",
                StringComparison.Ordinal)
            .Replace("DateTimeOffset.UtcNow.AddYears(-1)", "DateTimeOffset.UnixEpoch", StringComparison.Ordinal));

        foreach (string framework in NewProject.Frameworks)
        {
            string output = await project.RunAsync(framework, new() { ["Waba__AccessToken"] = "EAABconsole" });
            string[] lines = output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
            Assert.True(lines.Length == 250, output);
            Assert.Equal(
                250,
                lines.Select(line => line.Split(' ')[0]).Where(id => id.All(char.IsAsciiDigit)).Distinct().Count());
        }
    }
}
