using System.Text.RegularExpressions;

namespace WabaClient.Tests.Readme;

public sealed partial class ReadmeTests
{
    [Fact]
    public void Every_csharp_block_of_the_readme_is_compiled_and_run_as_it_stands()
    {
        string[] blocks = [.. Block().Matches(Read("README.md")).Select(match => WithoutUsings(match.Groups[1].Value))];
        string[] snippets = [.. Snippet().Matches(Read("ReadmeSnippets.cs")).Select(match => Dedent(match.Groups[1].Value))];

        Assert.NotEmpty(blocks);
        Assert.Equal(blocks.Order(StringComparer.Ordinal), snippets.Order(StringComparer.Ordinal));
    }

    private static string Read(string file) =>
        File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Readme", file)).ReplaceLineEndings("\n");

    private static string WithoutUsings(string code) => UsingLines().Replace(code, "").Trim();

    private static string Dedent(string code)
    {
        string[] lines = code.TrimEnd().Trim('\n').Split('\n');
        int indent = lines.Where(line => line.Length > 0).Min(line => line.Length - line.TrimStart().Length);
        return string.Join('\n', lines.Select(line => line.Length > indent ? line[indent..] : "")).Trim();
    }

    [GeneratedRegex("```csharp\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex Block();

    [GeneratedRegex("// README\n(.*?)// end\n", RegexOptions.Singleline)]
    private static partial Regex Snippet();

    [GeneratedRegex("^using [A-Za-z.]+;\n", RegexOptions.Multiline)]
    private static partial Regex UsingLines();
}
