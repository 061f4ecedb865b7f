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
        help.Invoke(parseResult);
        if (parseResult.CommandResult.Command is not ToolCommand command)
            return ExitCode.Done;
        TextWriter output = parseResult.InvocationConfiguration.Output;
        output.WriteLine("Examples:");
        foreach (string example in command.Examples)
            output.WriteLine($"  {WabaCommand.Name} {example}");
        output.WriteLine();
        return ExitCode.Done;
    }
}
