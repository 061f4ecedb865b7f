using System.Globalization;
using System.Text.RegularExpressions;
using WabaClient.Testing;
using WabaClient.Tests.Support;

namespace WabaClient.Tests.Diagnosis;

/// <summary>Properties of every report, whatever Graph returns. <c>WABA_WORLDS</c> sets how many worlds are tried.</summary>
public sealed partial class DiagnosisLawTests
{
    private static readonly int Worlds =
        int.Parse(Environment.GetEnvironmentVariable("WABA_WORLDS") ?? "500", CultureInfo.InvariantCulture);

    private static readonly GraphFault[] Faults =
    [
        GraphFault.Html502(), GraphFault.Empty500(), GraphFault.Text503(), GraphFault.ServiceUnavailableIn200(), GraphFault.EmptyObject(),
        GraphFault.NullData(), GraphFault.EmptyArray(), GraphFault.NoContent204(), GraphFault.RedirectToLogin(), GraphFault.CutJson(),
        GraphFault.RateLimited(TimeSpan.FromMinutes(5)), GraphFault.RateLimited(), GraphFault.AppRateLimited(),
        GraphFault.UserRateLimited(),
        GraphFault.TransientError(), GraphFault.UnknownError(), GraphFault.ReduceData(), GraphFault.AccessTokenExpired(),
        GraphFault.MalformedToken(), GraphFault.PermissionDenied(), GraphFault.MissingPermission(), GraphFault.ApiAccessBlocked(),
        GraphFault.ActionBlocked(), GraphFault.ErrorIn200(), GraphFault.Error(999), GraphFault.Error(104), GraphFault.Error(2500),
        GraphFault.Error(100, "(#100) Tried accessing nonexisting field (x)"),
        GraphFault.Error(100, "(#100) Tried accessing nonexisting field (x) on node type (Page)"),
        GraphFault.Error(100, "Unsupported get request.", subcode: 33), GraphFault.Error(200008, "no linked phone numbers"),
        GraphFault.Error(100, "Invalid appsecret_proof provided in the API argument"), GraphFault.ConnectionReset(),
        GraphFault.ConnectionRefused(), GraphFault.CutBody(), GraphFault.Usage(new FakeUsage { CallCount = 85 }),
        GraphFault.Reply(200, """{"data":[{"id":"5"},{"id":"6","name":7}]}"""), GraphFault.Reply(200, """{"data":{"is_valid":false}}"""),
        GraphFault.Reply(200, """{"data":[],"paging":{"next":"https://graph.facebook.com/x","cursors":{"after":"x"}}}"""),
    ];

    [Fact]
    public async Task A_report_is_complete_consistent_and_without_secrets_whatever_Graph_answers()
    {
        for (int seed = 1; seed <= Worlds; seed++)
        {
            await using Scene scene = World(seed);
            try
            {
                Check(await scene.DiagnoseAsync(), scene);
            }
            catch (Exception e)
            {
                throw new InvalidOperationException($"World {seed}: {e.Message}", e);
            }
        }
    }

    private static Scene World(int seed)
    {
        Random random = new(seed);
        Scene scene = new();
        scene.GraphOptions.AppSecret = Scene.AppSecret;
        scene.AddBusiness(random.Next(3), random.Next(3));
        if (random.Next(2) == 0)
            (scene.Options.AppId, scene.Options.AppSecret) = (Scene.AppId, Scene.AppSecret);
        if (random.Next(2) == 0)
            scene.AddToken(own: Scene.Business);
        if (random.Next(4) == 0)
            scene.Id = "9";
        scene.Asked = new() { InspectToken = random.Next(2) == 0, Deep = random.Next(2) == 0 };
        scene.Graph.InjectRandomly(seed, random.NextDouble(), Faults);
        return scene;
    }

    private static void Check(DiagnosisReport report, Scene scene)
    {
        Assert.Equal(scene.Id, report.BusinessId);
        Assert.Equal(Situation.Checks, report.Findings.Select(finding => finding.Check));
        Assert.Equal(report.Findings.Any(finding => finding.Status == DiagnosisStatus.Failed), !report.IsHealthy);
        foreach (DiagnosisFinding finding in report.Findings)
        {
            Assert.True(Enum.IsDefined(finding.Status));
            Assert.EndsWith(".", finding.Summary, StringComparison.Ordinal);
            Assert.DoesNotContain("check itself failed", finding.Summary, StringComparison.Ordinal);
            if (finding.Status is DiagnosisStatus.Failed or DiagnosisStatus.Warning)
                Assert.EndsWith(".", finding.Fix, StringComparison.Ordinal);
            if (finding.Status == DiagnosisStatus.Passed)
                Assert.Null(finding.Fix);
            string text = $"{finding.Summary} {finding.Evidence} {finding.Fix}";
            Assert.DoesNotContain(Make.Token, text, StringComparison.Ordinal);
            Assert.DoesNotContain(Scene.AppSecret, text, StringComparison.Ordinal);

            // Whoever is sent to another finding finds something there.
            foreach (Match reference in References().Matches(finding.Fix ?? ""))
            {
                DiagnosisStatus status = report.Find(reference.Groups[1].Value).Status;
                Assert.True(status == DiagnosisStatus.Failed, $"{finding.Check} refers to {reference.Groups[1].Value}, which is {status}.");
            }
        }

        int most = scene.Asked.Deep ? 12 + 20 : 12;
        Assert.InRange(scene.Graph.Journal.Requests.Count, 0, 2 * most);
    }

    [GeneratedRegex("^Fix what \"(\\w+)\" reports\\.$")]
    private static partial Regex References();
}
