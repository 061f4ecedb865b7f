using WabaClient.Tool.Tests.Support;

namespace WabaClient.Tool.Tests.CommandLine;

public sealed class CompletionTests
{
    [Fact]
    public async Task Bash_completes_commands_options_and_values()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "There is no bash.");
        string script = (await new ToolRun().RunAsync("completion", "bash")).Output;

        // A line per question; the last word is the one to complete.
        string[] answers = (await WabaProcess.BashAsync(new Dictionary<string, string>(), script + """
            complete() {
                COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1)); _waba; echo "${COMPREPLY[*]}"
            }
            complete waba li
            complete waba list --ed
            complete waba list --edge cl
            complete waba list --edge = bo
            complete waba list -o nd
            complete waba list --fields name,curr
            complete waba completion f
            complete waba list --token-file /etc/host
            complete waba --v
            complete waba diff /etc/host
            """)).Output.Split('\n');

        Assert.Equal(
            ["list", "--edge", "client", "both", "ndjson", "name,currency", "fish", "--version"],
            [.. answers[..7], answers[8]]);
        Assert.Contains("/etc/hosts", answers[7], StringComparison.Ordinal);
        Assert.Contains("/etc/hosts", answers[9], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("bash")]
    [InlineData("zsh")]
    [InlineData("fish")]
    [InlineData("pwsh")]
    public async Task Each_shell_has_a_script_with_all_commands(string shell)
    {
        ToolResult result = await new ToolRun().RunAsync("completion", shell);

        Assert.Equal(0, result.ExitCode);
        Assert.Contains("businesses", result.Output, StringComparison.Ordinal);
        Assert.Contains("token-file", result.Output, StringComparison.Ordinal);
    }
}
