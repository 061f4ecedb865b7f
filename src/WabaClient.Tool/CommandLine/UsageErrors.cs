using System.CommandLine;
using System.CommandLine.Parsing;

namespace WabaClient.Tool;

/// <summary>Explains why a command line cannot be parsed. The parser's own messages repeat what was passed.</summary>
internal static class UsageErrors
{
    private static readonly string[] TokenOptions =
        ["--token", "--access-token", "--accesstoken", "--app-secret", "--secret", "--password"];

    /// <summary>Throws if the command line is not valid.</summary>
    public static void Check(ParseResult result)
    {
        Command command = result.CommandResult.Command;
        if (command.Subcommands.Count > 0 && result.UnmatchedTokens is [[not '-', ..] unknown, ..])
        {
            IEnumerable<string> commands = command.Subcommands.Select(known => known.Name);
            throw new UsageException("There is no such command." + NearestName.Question(unknown, commands));
        }

        if (UnknownOption(result) is { } option)
            throw new UsageException(MessageFor(option, command));
        if (result.Errors.Count > 0)
            throw new UsageException(MessageFor(result, result.Errors[0]));
    }

    // The parser takes an unknown option for an argument where the command has arguments.
    private static string? UnknownOption(ParseResult result) =>
        result.CommandResult.Children.OfType<ArgumentResult>()
            .SelectMany(argument => argument.Tokens)
            .Select(token => token.Value)
            .Concat(result.UnmatchedTokens)
            .FirstOrDefault(token => token.Length > 1 && token[0] == '-');

    private static string MessageFor(string option, Command command)
    {
        string name = option.Split('=', ':')[0];
        if (TokenOptions.Contains(name, StringComparer.OrdinalIgnoreCase))
        {
            return "Secrets are not passed as arguments, which other users can see. "
                + "Set Waba__AccessToken and Waba__AppSecret, or use --token-file FILE.";
        }

        IEnumerable<string> names = OptionsOf(command).SelectMany(known => known.Aliases.Prepend(known.Name));
        return "There is no such option." + NearestName.Question(name, names.Where(known => known.Length > 2));
    }

    private static string MessageFor(ParseResult result, ParseError error) => error.SymbolResult switch
    {
        OptionResult { Tokens.Count: 0 } option => $"{option.Option.Name} needs a value.",
        OptionResult { Option.Arity.MaximumNumberOfValues: 0 } option => $"{option.Option.Name} takes no value.",
        OptionResult option => $"{option.Option.Name} is given more than once.",
        ArgumentResult argument => $"{argument.Argument.HelpName} is missing.",
        _ when result.UnmatchedTokens.Count > 0 => "There is one argument too many.",
        _ => "The command is missing.",
    };

    private static IEnumerable<Option> OptionsOf(Command command) =>
        command.Options.Concat(
            command.Parents.OfType<Command>().SelectMany(parent => parent.Options.Where(option => option.Recursive)));
}
