using System.Text.RegularExpressions;

namespace WabaClient.Tests.Readme;

public sealed partial class ReadmeTests
{
    private const int MostCharacters = 15_000;
    private const int LastLineOfTheStart = 20;

    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "Readme");

    [Fact]
    public void Every_csharp_block_of_the_readme_and_the_docs_is_compiled_and_run_as_it_stands()
    {
        string[] documents =
        [
            Path.Combine(Folder, "README.md"),
            .. Directory.GetFiles(Path.Combine(Folder, "docs"), "*.md"),
        ];
        IEnumerable<string> blocks = documents.SelectMany(document => Block().Matches(Read(document)))
            .Select(match => WithoutUsings(match.Groups[1].Value));
        IEnumerable<string> snippets = Directory.GetFiles(Folder, "*Snippets.cs").SelectMany(
            file => Snippet().Matches(Read(file)))
            .Select(match => Dedent(match.Groups[1].Value));

        Assert.InRange(documents.Length, 5, 50);
        Assert.Equal(blocks.Order(StringComparer.Ordinal), snippets.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void The_readme_is_short_and_shows_code_and_package_first()
    {
        string readme = Read(Path.Combine(Folder, "README.md"));
        string start = string.Join('\n', readme.Split('\n').Take(LastLineOfTheStart));

        Assert.InRange(readme.Length, 1, MostCharacters);
        Assert.Contains("await foreach", start, StringComparison.Ordinal);
        Assert.Contains("dotnet add package WabaClient", start, StringComparison.Ordinal);
    }

    [Fact]
    public void Links_between_the_documents_lead_to_headings_that_exist()
    {
        foreach (string document in Directory.GetFiles(Folder, "*.md", SearchOption.AllDirectories))
        {
            string text = Read(document);
            foreach (Match link in Link().Matches(text))
            {
                string target = Path.Combine(Path.GetDirectoryName(document)!, link.Groups["file"].Value);
                string headings = link.Groups["file"].Length == 0 ? text : File.Exists(target) ? Read(target) : "";
                IEnumerable<string> anchors = Heading().Matches(headings).Select(
                    heading => AnchorOf(heading.Groups[1].Value));

                Assert.Contains(link.Groups["anchor"].Value, anchors);
            }
        }
    }

    private static string Read(string file) => File.ReadAllText(file).ReplaceLineEndings("\n");

    private static string WithoutUsings(string code) => UsingLines().Replace(code, "").Trim();

    private static string AnchorOf(string heading) =>
        NotInAnchors().Replace(heading.ToLowerInvariant(), "").Replace(' ', '-');

    private static string Dedent(string code)
    {
        string[] lines = code.TrimEnd().Trim('\n').Split('\n');
        int indent = lines.Where(line => line.Length > 0).Min(line => line.Length - line.TrimStart().Length);
        return string.Join('\n', lines.Select(line => line.Length > indent ? line[indent..] : "")).Trim();
    }

    [GeneratedRegex("```csharp\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex Block();

    [GeneratedRegex("// snippet\n(.*?)// end\n", RegexOptions.Singleline)]
    private static partial Regex Snippet();

    [GeneratedRegex("^using [A-Za-z.]+;\n", RegexOptions.Multiline)]
    private static partial Regex UsingLines();

    [GeneratedRegex("\\]\\((?<file>[a-z/.-]*)#(?<anchor>[^)]+)\\)")]
    private static partial Regex Link();

    [GeneratedRegex("^#+ (.+)$", RegexOptions.Multiline)]
    private static partial Regex Heading();

    [GeneratedRegex("[^a-z0-9 -]")]
    private static partial Regex NotInAnchors();
}
