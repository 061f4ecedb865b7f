using System.CommandLine;
using System.CommandLine.Parsing;
using System.Text;

namespace WabaClient.Tool;

/// <summary>Writes the command that continues an interrupted command, with the same options.</summary>
internal static class ResumeCommand
{
    private const string PlainCharacters = "_-./:=,@%+";

    /// <summary>Writes the same command line again.</summary>
    public static string Write(ParseResult result) => Write(
        result,
        result.CommandResult.Children.OfType<ArgumentResult>().SelectMany(argument => argument.Tokens).Select(token => token.Value));

    /// <summary>Writes a command line.</summary>
    /// <param name="result">The command line that was interrupted.</param>
    /// <param name="arguments">The arguments of the new one.</param>
    /// <param name="changes">
    /// The options whose values change; null removes an option, and an empty text is an option without a value.
    /// </param>
    public static string Write(
        ParseResult result, IEnumerable<string> arguments, IReadOnlyDictionary<string, string?>? changes = null)
    {
        changes ??= new Dictionary<string, string?>();
        StringBuilder line = new($"{WabaCommand.Name} {result.CommandResult.Command.Name}");
        foreach (string argument in arguments)
            Append(line, argument);
        foreach ((string name, string? value) in changes)
        {
            if (value is not null)
                Append(line, name, value.Length == 0 ? [] : [value]);
        }

        foreach (OptionResult option in result.CommandResult.Children.OfType<OptionResult>())
        {
            if (!option.Implicit && !changes.ContainsKey(option.Option.Name))
                Append(line, option);
        }

        return line.ToString();
    }

    /// <summary>Writes another command with some of the options.</summary>
    public static string Write(ParseResult result, string command, IEnumerable<string> words, params IEnumerable<Option> options)
    {
        StringBuilder line = new($"{WabaCommand.Name} {command}");
        foreach (string word in words)
            Append(line, word);
        foreach (OptionResult option in options.Select(result.GetResult).OfType<OptionResult>().Where(option => !option.Implicit))
            Append(line, option);
        return line.ToString();
    }

    private static void Append(StringBuilder line, OptionResult option) =>
        Append(line, option.Option.Name, [.. option.Tokens.Select(token => token.Value)]);

    private static void Append(StringBuilder line, string name, params string[] values)
    {
        line.Append(' ').Append(name.StartsWith("--", StringComparison.Ordinal) ? name : Quote(name));
        foreach (string value in values)
            line.Append(value.StartsWith('-') && value.Length > 1 ? '=' : ' ').Append(Quote(value));
    }

    private static string Quote(string text) =>
        text.Length > 0 && text.All(c => char.IsAsciiLetterOrDigit(c) || PlainCharacters.Contains(c, StringComparison.Ordinal))
            ? text
            : $"'{text.Replace("'", @"'\''", StringComparison.Ordinal)}'";
}
