using System.CommandLine;

namespace WabaClient.Tool;

/// <summary>The option that chooses the format of standard output.</summary>
internal sealed class OutputOption : Option<string?>
{
    private readonly string[] _names;

    public OutputOption(params OutputFormat[] formats)
        : base("--output", "-o")
    {
        _names = [.. (formats.Length == 0 ? Enum.GetValues<OutputFormat>() : formats).Select(NameOf)];
        HelpName = string.Join('|', _names);
        Description = $"The format of the output; {_names[0]} by default.";
        CompletionSources.Add(_names);
    }

    public OutputFormat Read(ParseResult result) =>
        OptionValue.OneOf(result, this, _names) is { } name
            ? Enum.GetValues<OutputFormat>().First(format => NameOf(format) == name)
            : OutputFormat.Table;

    private static string NameOf(OutputFormat format) => format switch
    {
        OutputFormat.Table => "table",
        OutputFormat.Json => "json",
        OutputFormat.Ndjson => "ndjson",
        OutputFormat.Csv => "csv",
        _ => "ids",
    };
}
