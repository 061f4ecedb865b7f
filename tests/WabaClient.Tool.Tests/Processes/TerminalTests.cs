using WabaClient.Testing;
using WabaClient.Tool.Tests.Support;

namespace WabaClient.Tool.Tests.Processes;

[Collection(OneByOne.Name)]
public sealed class TerminalTests
{
    private const string Escape = "\e";

    [Theory]
    [InlineData(40)]
    [InlineData(80)]
    [InlineData(200)]
    public async Task A_table_fits_into_the_terminal(int width)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "The script command of other systems has other options.");

        ToolResult result = await WabaProcess.TerminalAsync(
            new Dictionary<string, string> { ["NO_COLOR"] = "1" }, width, "dotnet $WABA list 1234567890 1234567891 --fake 2>/dev/null");

        Assert.Equal(0, result.ExitCode);
        Assert.DoesNotContain(Escape, result.Output, StringComparison.Ordinal);
        Assert.All(result.OutputLines, line => Assert.True(TerminalText.WidthOf(line) <= width, line));
        Assert.Equal(500, result.OutputLines.Count(line => System.Text.RegularExpressions.Regex.IsMatch(line, @"\b\d{15}\b")));
    }

    [Fact]
    public async Task A_terminal_shows_the_progress_and_the_totals()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "The script command of other systems has other options.");

        ToolResult result = await WabaProcess.TerminalAsync(
            new Dictionary<string, string>(), 80, "dotnet $WABA list 1234567890 --fake > /dev/null");

        Assert.Contains("100 accounts, 1 page, 1 call, ", result.Output, StringComparison.Ordinal);
        Assert.EndsWith("250 accounts, 3 pages, 3 calls, 0 % of the rate limit.", result.OutputLines[^1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_color_a_terminal_gets_no_control_sequences_even_if_the_output_is_a_file()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "The script command of other systems has other options.");
        using TempFolder folder = new();

        ToolResult result = await WabaProcess.TerminalAsync(
            new Dictionary<string, string> { ["NO_COLOR"] = "1" }, 80, $"dotnet $WABA list 1234567890 --fake > {folder.PathOf("out")}");

        Assert.Equal(0, result.ExitCode);
        Assert.DoesNotContain(Escape, result.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_reader_of_a_pipe_meets_no_line_that_is_written_again()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "The script command of other systems has other options.");

        ToolResult result = await WabaProcess.TerminalAsync(
            new Dictionary<string, string>(), 80, "dotnet $WABA businesses --fake -o ids | cat");

        Assert.DoesNotContain(Escape, result.Output, StringComparison.Ordinal);
        Assert.Equal(
            ["1234567890", "1234567891", "1234567892", "3 businesses, 1 page, 1 call."],
            result.OutputLines.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_dumb_terminal_gets_plain_lines()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "The script command of other systems has other options.");

        ToolResult result = await WabaProcess.TerminalAsync(
            new Dictionary<string, string> { ["TERM"] = "dumb" }, 80, "dotnet $WABA list 1234567890 --fake");

        Assert.DoesNotContain(Escape, result.Output, StringComparison.Ordinal);
        Assert.Equal("250 accounts, 3 pages, 3 calls, 0 % of the rate limit.", result.OutputLines[^1]);
    }
}
