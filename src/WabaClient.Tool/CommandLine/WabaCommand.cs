using System.CommandLine;
using System.CommandLine.Help;
using System.Text;

namespace WabaClient.Tool;

/// <summary>The <c>waba</c> command line.</summary>
internal static class WabaCommand
{
    public const string Name = "waba";

    private const string Description =
        "Lists, explains and watches WhatsApp Business Accounts. Set Waba__AccessToken, or try a command with --fake.";

    private static readonly ParserConfiguration Parsing = new() { ResponseFileTokenReplacer = null };

    public static Command Create(ToolHost host)
    {
        HelpOption help = new();
        help.Action = new HelpWithExamples((HelpAction)help.Action!, host.OutputScreen);
        Command root = new(Name, Description)
        {
            help,
            new Option<bool>("--version") { Description = "Show the version.", Action = new VersionAction() },
            new ListCommand(host),
            new GetCommand(host),
            new NumbersCommand(host),
            new BusinessesCommand(host),
            new DoctorCommand(host),
            new RefreshCommand(host),
            new WatchCommand(host),
            new DiffCommand(host),
            new FakeCommand(host),
            new CompletionCommand(host),
            new BoardCommand(host),
        };
        root.SetAction(result => help.Action is HelpWithExamples action ? action.Invoke(result) : ExitCode.Done);
        return root;
    }

    public static async Task<int> RunAsync(IReadOnlyList<string> args, ToolHost host)
    {
        ParseResult result = Create(host).Parse(args, Parsing);
        using StringWriter help = new();
        try
        {
            UsageErrors.Check(result);
            int exitCode = await result.InvokeAsync(new InvocationConfiguration
            {
                Output = help,
                Error = host.Error,
                EnableDefaultExceptionHandler = false,
                ProcessTerminationTimeout = null,
            });
            host.Output.Write(Encoding.UTF8.GetBytes(help.ToString()));
            return exitCode;
        }
        catch (OutputException e)
        {
            if (!e.IsClosed)
                await host.Error.WriteLineAsync(e.Message);
            return e.IsClosed ? ExitCode.Done : ExitCode.Failed;
        }
        catch (UsageException e)
        {
            await host.Error.WriteLineAsync(e.Message);
            string command = result.CommandResult.Command is ToolCommand known ? $"{Name} {known.Name}" : Name;
            await host.Error.WriteLineAsync($"See '{command} --help'.");
            return ExitCode.Usage;
        }
    }
}
