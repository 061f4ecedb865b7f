using System.Text;

namespace WabaClient.Tool;

/// <summary>Writes the completion script for PowerShell.</summary>
internal static class PwshCompletion
{
    public static string Write(IReadOnlyList<CompletedCommand> commands)
    {
        StringBuilder words = new();
        StringBuilder values = new();
        foreach (CompletedCommand command in commands)
        {
            IEnumerable<string> options = command.Options.Select(option => option.Name).Append("--help");
            words.Append($"        '{command.Name}' = {List(command.Arguments.Concat(options))}\n");
            foreach (CompletedOption option in command.Options.Where(option => option.HasValue))
            {
                foreach (string name in option.Names)
                    values.Append($"        '{command.Name} {name}' = {List(option.Values)}\n");
            }
        }

        return $$"""
            # Completion of waba for PowerShell. In $PROFILE: waba completion pwsh | Out-String | Invoke-Expression
            Register-ArgumentCompleter -Native -CommandName waba -ScriptBlock {
                param($word, $ast, $position)
                $words = @{
            {{words}}    }
                $values = @{
            {{values}}    }
                $before = @($ast.CommandElements | Where-Object { $_.Extent.EndOffset -lt $position } | ForEach-Object { "$_" })
                $command = $before | Select-Object -Skip 1 | Where-Object { $words.ContainsKey($_) } | Select-Object -First 1
                $option = $before[-1]
                $prefix = ''
                if ($word -match '^(--[^=]+)=(.*)$') {
                    $option = $Matches[1]
                    $prefix = "$option="
                    $word = $Matches[2]
                }
                $key = "$command $option"
                $candidates =
                    if ($values.ContainsKey($key)) { $values[$key] }
                    elseif ($command) { $words[$command] }
                    else { @($words.Keys | Sort-Object) + '--help', '--version' }
                $candidates | Where-Object { $_ -like "$word*" } | ForEach-Object {
                    [System.Management.Automation.CompletionResult]::new("$prefix$_", $_, 'ParameterValue', $_)
                }
            }

            """;
    }

    private static string List(IEnumerable<string> words) => $"@({string.Join(", ", words.Select(word => $"'{word}'"))})";
}
