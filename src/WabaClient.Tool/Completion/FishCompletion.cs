using System.Text;

namespace WabaClient.Tool;

/// <summary>Writes the completion script for fish.</summary>
internal static class FishCompletion
{
    public static string Write(IReadOnlyList<CompletedCommand> commands)
    {
        StringBuilder script = new("""
            # Completion of waba for fish: waba completion fish > ~/.config/fish/completions/waba.fish
            complete -c waba -f
            complete -c waba -l help -d 'Show help'
            complete -c waba -n __fish_use_subcommand -l version -d 'Show the version'

            """);
        foreach (CompletedCommand command in commands)
        {
            string within = $"complete -c waba -n '__fish_seen_subcommand_from {command.Name}'";
            script.Append($"complete -c waba -n __fish_use_subcommand -a {command.Name} -d '{Escape(command.Description)}'\n");
            if (command.Arguments.Count > 0)
                script.Append($"{within} -a '{string.Join(' ', command.Arguments)}'\n");
            if (command.TakesFiles)
                script.Append($"{within} -F\n");
            foreach (CompletedOption option in command.Options)
                script.Append($"{within}{string.Concat(option.Names.Select(Flag))}{ActionFor(option)} -d '{Escape(option.Description)}'\n");
        }

        return script.ToString();
    }

    private static string Flag(string name) =>
        name.StartsWith("--", StringComparison.Ordinal) ? $" -l {name[2..]}" : $" -s {name[1..]}";

    private static string ActionFor(CompletedOption option) => option switch
    {
        { HasValue: false } => "",
        { IsFile: true } => " -r -F",
        { IsList: true } => $" -x -a '(__fish_append , {string.Join(' ', option.Values)})'",
        { Values.Count: > 0 } => $" -x -a '{string.Join(' ', option.Values)}'",
        _ => " -x",
    };

    private static string Escape(string text) =>
        text.Replace(@"\", @"\\", StringComparison.Ordinal).Replace("'", @"\'", StringComparison.Ordinal);
}
