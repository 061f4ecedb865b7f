using System.CommandLine;
using System.CommandLine.Parsing;

namespace WabaClient.Tool;

/// <summary>Explains why a command line is not valid. The parser's own messages would repeat what was passed.</summary>
internal static class UsageErrors
{
    private static readonly string[] TokenOptions =
        ["--token", "--access-token", "--accesstoken", "--app-secret", "--secret", "--password"];

    // The names of these options in other tools, which are spelled differently.
    private static readonly Dictionary<string, string> OtherNames = new(StringComparer.OrdinalIgnoreCase)
    {
        ["--format"] = "--output",
        ["--json"] = "--output",
        ["--ndjson"] = "--output",
        ["--csv"] = "--output",
        ["--interval"] = "--every",
        ["--silent"] = "--quiet",
    };

    /// <summary>Throws if the command line is not valid.</summary>
    public static void Check(ParseResult result)
    {
        Command command = result.CommandResult.Command;
        if (command.Subcommands.Count > 0 && result.UnmatchedTokens is [[not '-', ..] unknown, ..])
        {
            if (unknown == "help")
                throw new UsageException("There is no such command. Did you mean '--help'?");
            IEnumerable<string> commands = command.Subcommands.Select(known => known.Name);
            throw new UsageException("There is no such command." + NearestName.Question(unknown, commands));
        }

        if (UnknownOption(result) is { } option)
            throw new UsageException(MessageFor(option, command));
        if (result.Errors.Count > 0)
            throw new UsageException(MessageFor(result, result.Errors[0]));
    }

    // If the command has arguments, the parser treats an unknown option as one.
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

        string[] names = [.. OptionsOf(command).SelectMany(known => known.Aliases.Prepend(known.Name))];
        if (OtherNames.TryGetValue(name, out string? other) && names.Contains(other))
            return $"There is no such option. Did you mean '{other}'?";
        return "There is no such option." + NearestName.Question(name, names.Where(known => known.Length > 2));
    }

    private static string MessageFor(ParseResult result, ParseError error) => error.SymbolResult switch
    {
        OptionResult { Tokens.Count: 0 } option => $"{option.Option.Name} needs a value.",
        OptionResult { Option.Arity.MaximumNumberOfValues: 0 } option => $"{option.Option.Name} does not accept a value.",
        OptionResult option => $"{option.Option.Name} is specified more than once.",
        ArgumentResult { Argument: { } argument } when argument.Name != argument.HelpName =>
            $"{argument.Name} is missing: {argument.HelpName}.",
        ArgumentResult argument => $"{argument.Argument.Name} is missing.",
        _ when result.UnmatchedTokens.Count > 0 => "There is one argument too many.",
        _ => "The command is missing.",
    };

    private static IEnumerable<Option> OptionsOf(Command command) =>
        command.Options.Concat(
            command.Parents.OfType<Command>().SelectMany(parent => parent.Options.Where(option => option.Recursive)));
}
