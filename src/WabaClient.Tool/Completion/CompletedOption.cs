using System.CommandLine;
using System.CommandLine.Completions;

namespace WabaClient.Tool;

/// <summary>What can be completed of an option.</summary>
/// <param name="Values">The values; empty if they are free.</param>
internal sealed record CompletedOption(
    string Name, IReadOnlyList<string> Aliases, string Description, IReadOnlyList<string> Values, bool IsFile, bool IsList, bool HasValue)
{
    public IEnumerable<string> Names => Aliases.Prepend(Name);

    public static CompletedOption Of(Option option) => new(
        option.Name,
        [.. option.Aliases],
        option.Description ?? "",
        option.ValueType == typeof(bool) ? [] : [.. option.GetCompletions(CompletionContext.Empty).Select(item => item.Label)],
        IsFile: option.HelpName == "FILE",
        IsList: option.HelpName == "FIELDS",
        HasValue: option.ValueType != typeof(bool));
}
