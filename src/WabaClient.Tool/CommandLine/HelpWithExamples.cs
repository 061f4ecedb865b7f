using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;

namespace WabaClient.Tool;

/// <summary>Prints the help text of a command, followed by its examples.</summary>
internal sealed class HelpWithExamples(HelpAction help, Screen? screen) : SynchronousCommandLineAction
{
    private const int MostWidth = 100;

    public override bool ClearsParseErrors => true;

    public override int Invoke(ParseResult parseResult)
    {
        help.MaxWidth = Math.Min(screen?.Width ?? MostWidth, MostWidth);
        TextWriter output = parseResult.InvocationConfiguration.Output;
        if (parseResult.CommandResult.Command is ToolCommand command)
        {
            help.Invoke(parseResult);
            output.WriteLine("Examples:");
            foreach (string example in command.Examples)
                output.WriteLine($"  {WabaCommand.Name} {example}");
        }
        else
        {
            // Among the commands, an argument would look as if it were required.
            foreach (Argument argument in parseResult.RootCommandResult.Command.Subcommands.SelectMany(known => known.Arguments))
                argument.Hidden = true;
            help.Invoke(parseResult);
            output.WriteLine($"'{WabaCommand.Name} COMMAND --help' shows the options of a command and examples.");
        }

        output.WriteLine();
        return ExitCode.Done;
    }
}
