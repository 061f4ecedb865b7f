using System.CommandLine;
using System.Text;

namespace WabaClient.Tool;

/// <summary><c>waba completion</c>: scripts that complete commands, options and values in a shell.</summary>
internal sealed class CompletionCommand : ToolCommand
{
    private static readonly string[] Shells = ["bash", "zsh", "fish", "pwsh"];

    private readonly Argument<string> _shell = new("SHELL")
    {
        HelpName = "bash|zsh|fish|pwsh",
        Description = "The shell.",
        CompletionSources = { Shells },
    };

    public CompletionCommand(ToolHost host)
        : base(
            host,
            "completion",
            "Print a completion script for a shell.",
            "completion bash >> ~/.bashrc",
            "completion fish > ~/.config/fish/completions/waba.fish") =>
        Add(_shell);

    protected override Task<int> RunAsync(ParseResult result, ErrorOutput errors)
    {
        string shell = result.GetValue(_shell)!;
        IReadOnlyList<CompletedCommand> commands = CompletedCommand.Of(result.RootCommandResult.Command);
        string script = shell switch
        {
            "bash" => BashCompletion.Write(commands),
            "zsh" => ZshCompletion.Write(commands),
            "fish" => FishCompletion.Write(commands),
            "pwsh" => PwshCompletion.Write(commands),
            _ => throw new UsageException($"The shell is bash, zsh, fish or pwsh.{NearestName.Question(shell, Shells)}"),
        };
        Host.Output.Write(Encoding.UTF8.GetBytes(script));
        Host.Output.Flush();
        return Task.FromResult(ExitCode.Done);
    }
}
