using System.Text;

namespace WabaClient.Tool;

/// <summary>Writes the completion script for bash.</summary>
internal static class BashCompletion
{
    public static string Write(IReadOnlyList<CompletedCommand> commands)
    {
        string names = string.Join(' ', commands.Select(command => command.Name));
        StringBuilder values = new();
        StringBuilder words = new();
        foreach (CompletedCommand command in commands)
        {
            foreach (CompletedOption option in command.Options.Where(option => option.HasValue))
            {
                string pattern = string.Join('|', option.Names.Select(name => $"{command.Name}:{name}"));
                values.Append($"        {pattern}) {ActionFor(option)} ;;\n");
            }

            IEnumerable<string> all = command.Arguments.Concat(command.Options.Select(option => option.Name)).Append("--help");
            string files = command.TakesFiles ? "; IFS=$'\\n'; COMPREPLY=($(compgen -f -- \"$cur\")); IFS=$' \\t\\n'" : "";
            words.Append($"        {command.Name}) words='{string.Join(' ', all)}'{files} ;;\n");
        }

        return $$"""
            # Completion of waba for bash. In ~/.bashrc: source <(waba completion bash)
            _waba() {
                local cur=${COMP_WORDS[COMP_CWORD]} prev=${COMP_WORDS[COMP_CWORD-1]} command='' words='' IFS=$' \t\n' i
                # bash splits --option=value at the equals sign.
                if [ "$cur" = '=' ]; then
                    cur=''
                elif [ "$prev" = '=' ]; then
                    prev=${COMP_WORDS[COMP_CWORD-2]}
                fi
                for ((i = 1; i < COMP_CWORD; i++)); do
                    case ${COMP_WORDS[i]} in
                    {{names.Replace(' ', '|')}}) command=${COMP_WORDS[i]}; break ;;
                    esac
                done
                COMPREPLY=()
                case $command:$prev in
            {{values}}    esac
                case $command in
                    '') words='{{names}} --help --version' ;;
            {{words}}    esac
                COMPREPLY+=($(compgen -W "$words" -- "$cur"))
            }
            complete -o filenames -F _waba waba

            """;
    }

    private static string ActionFor(CompletedOption option) => option switch
    {
        { IsFile: true } => "IFS=$'\\n'; COMPREPLY=($(compgen -f -- \"$cur\")); return",
        { IsList: true } =>
            "compopt -o nospace 2>/dev/null; COMPREPLY=($(compgen -P \"${cur%\"${cur##*,}\"}\" -W "
            + $"'{string.Join(' ', option.Values)}' -- \"${{cur##*,}}\")); return",
        _ => $"COMPREPLY=($(compgen -W '{string.Join(' ', option.Values)}' -- \"$cur\")); return",
    };
}
