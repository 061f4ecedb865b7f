using System.Text.RegularExpressions;

namespace WabaClient.Testing.Tests.Readme;

/// <summary>The package's README: its C# is compiled and run, and its table of behaviors adds up.</summary>
public sealed partial class ReadmeTests
{
    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "Readme");

    private static string Readme => File.ReadAllText(Path.Combine(Folder, "README.md")).ReplaceLineEndings("\n");

    [Fact]
    public void Every_csharp_block_is_compiled_and_run_as_it_stands()
    {
        string snippets = File.ReadAllText(Path.Combine(Folder, "ReadmeSnippets.cs")).ReplaceLineEndings("\n");

        Assert.Equal(
            Block().Matches(Readme).Select(match => UsingLines().Replace(match.Groups[1].Value, "").Trim()).Order(
                StringComparer.Ordinal),
            Snippet().Matches(snippets).Select(match => Dedent(match.Groups[1].Value)).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void The_table_of_behaviors_says_how_many_are_documented_recorded_and_assumed()
    {
        string table = Readme[Readme.IndexOf("| Behavior | Basis |", StringComparison.Ordinal)..];
        string[] rows = [.. table.Split('\n').Skip(2).TakeWhile(line => line.StartsWith('|'))];
        string[] bases = [.. rows.Select(row => Basis().Match(row).Groups[1].Value)];

        Assert.All(rows, row => Assert.Matches(Basis(), row));
        Assert.Contains(
            $"Of {rows.Length} behaviors of the fake, {Count("documented")} are documented by Meta, {Count("recorded")} are recorded and {Count("assumed")} are assumed.",
            Readme,
            StringComparison.Ordinal);

        int Count(string basis) => bases.Count(each => each == basis);
    }

    [Fact]
    public void Every_fault_is_in_the_table_of_faults()
    {
        string readme = Readme;
        IEnumerable<string> factories = typeof(GraphFault).GetMethods()
            .Where(method => method.IsStatic && method.ReturnType == typeof(GraphFault))
            .Select(method => method.Name)
            .Distinct();

        Assert.All(factories, name => Assert.Matches($"`{name}[`(]", readme));
    }

    private static string Dedent(string code)
    {
        string[] lines = code.Trim('\n').Split('\n');
        int indent = lines.Where(line => line.Length > 0).Min(line => line.Length - line.TrimStart().Length);
        return string.Join('\n', lines.Select(line => line.Length == 0 ? line : line[indent..])).Trim();
    }

    [GeneratedRegex("^```csharp\\n(.*?)^```", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Block();

    [GeneratedRegex("^ *// README\\n(.*?)^ *// end$", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Snippet();

    [GeneratedRegex("^using .*\\n", RegexOptions.Multiline)]
    private static partial Regex UsingLines();

    [GeneratedRegex("^\\| .+ \\| (documented|recorded|assumed) \\|.*\\|$")]
    private static partial Regex Basis();
}
