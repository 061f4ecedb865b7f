using System.Text;

namespace WabaClient.Tool;

/// <summary>Writes the completion script for zsh.</summary>
internal static class ZshCompletion
{
    public static string Write(IReadOnlyList<CompletedCommand> commands)
    {
        StringBuilder names = new();
        StringBuilder arguments = new();
        foreach (CompletedCommand command in commands)
        {
            names.Append($"        '{command.Name}:{Escape(command.Description)}'\n");
            arguments.Append($"        {command.Name})\n            _arguments");
            foreach (CompletedOption option in command.Options)
            {
                foreach (string name in option.Names)
                    arguments.Append($" \\\n                '{Flag(name, option)}[{Escape(option.Description)}]{ActionFor(option)}'");
            }

            string rest = command switch
            {
                { TakesFiles: true } => "*:file:_files",
                { Arguments.Count: > 0 } => $"1:argument:({string.Join(' ', command.Arguments)})",
                _ => "*:id: ",
            };
            arguments.Append($" \\\n                '--help[Show help]' '{rest}' ;;\n");
        }

        return $$"""
            #compdef waba
            # Completion of waba for zsh. In ~/.zshrc, after compinit: source <(waba completion zsh)
            _waba() {
                local context state line
                local -a commands
                commands=(
            {{names}}    )
                _arguments -C '--help[Show help]' '--version[Show the version]' '1:command:->command' '*::argument:->argument'
                case $state in
                command) _describe command commands ;;
                argument)
                    case $line[1] in
            {{arguments}}        esac ;;
                esac
            }
            if [ "$funcstack[1]" = _waba ]; then
                _waba "$@"
            else
                compdef _waba waba
            fi

            """;
    }

    // --name=VALUE and --name VALUE, -n VALUE and -nVALUE.
    private static string Flag(string name, CompletedOption option) => option switch
    {
        { HasValue: false } => name,
        _ when name.StartsWith("--", StringComparison.Ordinal) => $"{name}=",
        _ => $"{name}+",
    };

    private static string ActionFor(CompletedOption option) => option switch
    {
        { HasValue: false } => "",
        { IsFile: true } => ":file:_files",
        { IsList: true } => $":fields:_values -s , field {string.Join(' ', option.Values)}",
        { Values.Count: > 0 } => $":value:({string.Join(' ', option.Values)})",
        _ => ":value:",
    };

    private static string Escape(string text) => text
        .Replace("'", @"'\''", StringComparison.Ordinal)
        .Replace("[", @"\[", StringComparison.Ordinal)
        .Replace("]", @"\]", StringComparison.Ordinal)
        .Replace(":", @"\:", StringComparison.Ordinal);
}
