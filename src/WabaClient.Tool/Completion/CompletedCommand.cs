using System.CommandLine;
using System.CommandLine.Completions;

namespace WabaClient.Tool;

/// <summary>What can be completed of a command.</summary>
/// <param name="Arguments">The values of its argument; empty if they are free.</param>
/// <param name="TakesFiles">Whether its arguments are files.</param>
internal sealed record CompletedCommand(
    string Name, string Description, IReadOnlyList<CompletedOption> Options, IReadOnlyList<string> Arguments, bool TakesFiles)
{
    /// <summary>Gets the commands below a root.</summary>
    public static IReadOnlyList<CompletedCommand> Of(Command root) => [.. root.Subcommands.Select(
        command => new CompletedCommand(
            command.Name,
            command.Description ?? "",
            [.. command.Options.Select(CompletedOption.Of)],
            [.. command.Arguments.SelectMany(argument => argument.GetCompletions(CompletionContext.Empty)).Select(item => item.Label)],
            TakesFiles: command is DiffCommand))];
}
