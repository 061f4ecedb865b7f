namespace WabaClient.Tests.Diagnosis;

public sealed class SituationTests
{
    public static TheoryData<string> Names => [.. Situations.All.Select(situation => situation.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task A_situation_is_found_and_explained(string name)
    {
        Situation situation = Situations.All.Single(each => each.Name == name);
        await using Scene scene = new();
        await situation.ArrangeAsync(scene);

        DiagnosisReport report = await scene.DiagnoseAsync();

        Assert.Equal(situation.AllFindings, report.Findings.Select(finding => $"{finding.Check} {finding.Status}"));
    }
}
