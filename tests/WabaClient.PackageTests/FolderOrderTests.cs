using System.Text.RegularExpressions;
using WabaClient.PackageTests.Support;

namespace WabaClient.PackageTests;

/// <summary>The folders of a library form an order: a file uses only types of its own folder and of the folders before it.</summary>
public sealed partial class FolderOrderTests
{
    /// <summary>The libraries and their folders, in order. The empty name is the library's own folder; <c>|</c> separates folders that do not use each other.</summary>
    public static TheoryData<string, string[]> Libraries => new()
    {
        {
            "WabaClient",
            [
                "Json", "Accounts", "Authentication", "Querying", "Calls", "Replies", "Errors", "Diagnostics", "Options", "RateLimiting",
                "Transport", "Resilience", "Paging", "Businesses|Diagnosis", "", "DependencyInjection",
            ]
        },
        {
            "WabaClient.Inventory",
            [
                "Changes", "State", "Comparing", "Rules", "Storage", "Options", "Diagnostics", "Refreshing", "Watching", "", "Handling",
                "DependencyInjection",
            ]
        },
        { "WabaClient.Redis", [""] },
        {
            "WabaClient.Testing",
            [
                "Text", "Wire", "Errors", "Options", "Authentication", "Fields", "Requests", "Journaling", "Replies", "RateLimiting",
                "Listing", "Accounts", "Writing", "Answering", "Faults", "Contracts", "", "Hosting", "DependencyInjection",
            ]
        },
    };

    [Theory]
    [MemberData(nameof(Libraries))]
    public void A_file_uses_only_its_own_folder_and_folders_before_it(string library, string[] order)
    {
        List<Source> sources = [.. SourcesOf(Repository.PathOf("src", library))];
        Assert.Empty(
            sources.Select(source => source.Folder).Distinct().Except(order.SelectMany(level => level.Split('|'))));

        Assert.Empty(Violations(sources, order));
    }

    [Fact]
    public void A_use_of_a_later_folder_is_found_with_file_line_and_type()
    {
        Source early = new(
            "Early",
            "Early/A.cs",
            "/// <see cref=\"B\"/>\ninternal sealed class A\n{\n    private B? _b = new();\n    public string B => \"B\";\n}\n");
        Source late = new("Late", "Late/B.cs", "internal sealed class B;\n");

        Assert.Equal(["Early/A.cs(4): Early uses B of Late"], Violations([early, late], ["Early", "Late"]));
        Assert.Equal(["Early/A.cs(4): Early uses B of Late"], Violations([early, late], ["Early|Late"]));
        Assert.Empty(Violations([early, late], ["Late", "Early"]));
    }

    private static List<string> Violations(List<Source> sources, string[] order)
    {
        Dictionary<string, int> ranks = [];
        for (int rank = 0; rank < order.Length; rank++)
        {
            foreach (string folder in order[rank].Split('|'))
                ranks[folder] = rank;
        }

        Dictionary<string, string> folders = [];
        foreach (Source source in sources)
        {
            foreach (Match declaration in Declarations().Matches(source.Code))
                folders.TryAdd(declaration.Groups[1].Value, source.Folder);
        }

        List<string> violations = [];
        foreach (Source source in sources)
        {
            foreach (Match use in Uses().Matches(source.Code))
            {
                string type = use.Value;
                bool isKnown = folders.TryGetValue(type, out string? folder);
                if (!isKnown || folder == source.Folder || ranks[folder!] < ranks[source.Folder])
                    continue;

                int line = source.Code.AsSpan(0, use.Index).Count('\n') + 1;
                violations.Add($"{source.Path}({line}): {source.Folder} uses {type} of {folder}");
            }
        }

        return violations;
    }

    private static IEnumerable<Source> SourcesOf(string library)
    {
        foreach (string file in Directory.EnumerateFiles(library, "*.cs", SearchOption.AllDirectories).Order(
            StringComparer.Ordinal))
        {
            string path = Path.GetRelativePath(library, file);
            string folder = path.Contains(Path.DirectorySeparatorChar, StringComparison.Ordinal)
                ? path.Split(Path.DirectorySeparatorChar)[0]
                : "";
            if (folder is not ("bin" or "obj"))
                yield return new Source(folder, path, File.ReadAllText(file));
        }
    }

    [GeneratedRegex(""" "{3}[\s\S]*?"{3} | //.*$ | /\*[\s\S]*?\*/ | "(?:\\.|[^"\\\n])*" """, RegexOptions.IgnorePatternWhitespace | RegexOptions.Multiline)]
    private static partial Regex CommentsAndTexts();

    [GeneratedRegex(@"\b(?:class|record struct|record|struct|interface|enum|delegate [\w<>?]+) +(\w+)")]
    private static partial Regex Declarations();

    // A name behind a dot is a member. One before "=>", "=", "{", ";", "," or ")" is mostly the name of a member or argument,
    // unless a keyword before it says that it is a type.
    [GeneratedRegex(@"(?<=\b(?:new|is|as) |typeof\()\w+|(?<![\w.])\w+(?=\?)|(?<![\w.])\w+\b(?!\s*(?:=>|[:{=;,)?]))")]
    private static partial Regex Uses();

    private sealed record Source(string Folder, string Path, string Text)
    {
        /// <summary>The text with blanks instead of comments and string literals.</summary>
        public string Code { get; } = CommentsAndTexts().Replace(
            Text,
            match => new string([.. match.Value.Select(c => c == '\n' ? c : ' ')]));
    }
}
