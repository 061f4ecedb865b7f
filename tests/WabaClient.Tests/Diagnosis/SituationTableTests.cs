using System.Text;

namespace WabaClient.Tests.Diagnosis;

/// <summary>The table of situations in <c>docs/diagnosis.md</c> is what the diagnosis finds in them.</summary>
public sealed class SituationTableTests
{
    private const string Begin = "| situation | findings | summary | fix |\n| --- | --- | --- | --- |\n";

    [Fact]
    public async Task The_documentation_shows_what_is_found_in_each_situation()
    {
        StringBuilder table = new(Begin);
        foreach (Situation situation in Situations.All)
        {
            await using Scene scene = new();
            await situation.ArrangeAsync(scene);
            table.Append(Row(situation, await scene.DiagnoseAsync()));
        }

        string expected = table.ToString();
        await File.WriteAllTextAsync(Path.Combine(AppContext.BaseDirectory, "situations.md"), expected);
        string documented = await File.ReadAllTextAsync(Path.Combine(AppContext.BaseDirectory, "Readme", "docs", "diagnosis.md"));
        documented = documented.ReplaceLineEndings("\n");
        int start = documented.IndexOf(Begin, StringComparison.Ordinal);
        int end = documented.IndexOf("\n\n", start, StringComparison.Ordinal);
        Assert.Equal(expected.TrimEnd('\n'), documented[start..(end < 0 ? ^1 : end)]);
    }

    [Fact]
    public void Every_check_explains_a_situation_and_there_are_at_least_twenty()
    {
        Assert.InRange(Situations.All.Count, 20, 100);
        Assert.Equal(Situations.All.Count, Situations.All.Select(situation => situation.Name).Distinct().Count());
        Assert.Empty(Situation.Checks.Except(Situations.All.Select(situation => situation.Explains)).Except(["client"]));
    }

    private static string Row(Situation situation, DiagnosisReport report)
    {
        DiagnosisFinding explaining = report.Find(situation.Explains);
        IEnumerable<string> findings = report.Findings
            .Where(finding => finding.Status is DiagnosisStatus.Failed or DiagnosisStatus.Warning || finding == explaining)
            .GroupBy(finding => finding.Status)
            .OrderBy(group => Array.IndexOf([DiagnosisStatus.Failed, DiagnosisStatus.Warning], group.Key))
            .Select(group => $"{group.Key}: {string.Join(", ", group.Select(finding => $"`{finding.Check}`"))}");
        return $"| {situation.Name} | {string.Join("; ", findings)} | {Escaped(explaining.Summary)} | {Escaped(explaining.Fix)} |\n";
    }

    private static string? Escaped(string? text) => text?.Replace("|", "\\|", StringComparison.Ordinal);
}
