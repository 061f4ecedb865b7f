using System.Text.Json;
using WabaClient.Testing;
using WabaClient.Tool.Tests.Support;

namespace WabaClient.Tool.Tests.Commands;

public sealed class DoctorCommandTests
{
    private static readonly string[] Checks =
    [
        "settings", "reach", "version", "business", "owned", "client", "permissions", "proof", "token", "usage", "numbers", "webhooks",
    ];

    public static TheoryData<string, int> Situations => new()
    {
        { "healthy", 0 },
        { "expired", 4 },
        { "permission", 4 },
        { "secret", 4 },
        { "throttled", 5 },
        { "throttled later", 5 },
        { "unknown id", 1 },
        { "unreachable", 1 },
    };

    [Theory]
    [MemberData(nameof(Situations))]
    public async Task The_findings_decide_the_exit_code(string situation, int exitCode)
    {
        await using TestGraph test = await TestGraph.StartAsync();
        test.Graph.AddBusiness("42").AddOwnedAccounts(2).AddClientAccounts(2);
        switch (situation)
        {
            case "expired":
                test.Graph.ExpireToken(Planted.Token);
                break;
            case "permission":
                test.Graph.Inject(GraphFault.PermissionDenied().Always());
                break;
            case "secret":
                test.Environment["Waba__AppSecret"] = new string('0', 32);
                break;
            case "throttled":
                test.Graph.Inject(GraphFault.RateLimited(TimeSpan.FromMinutes(5)).Always());
                break;
            case "throttled later":
                test.Graph.Inject(GraphFault.RateLimited(TimeSpan.FromMinutes(5)).When(request => request.Edge is null).Always());
                break;
            case "unreachable":
                test.Environment["Waba__BaseAddress"] = "http://127.0.0.1:1/";
                break;
        }

        ToolResult result = await test.RunAsync("doctor", situation == "unknown id" ? "41" : "42", "-o", "json");

        Assert.Equal(exitCode, result.ExitCode);
        JsonElement report = JsonDocument.Parse(result.Output).RootElement;
        Assert.Equal(Checks, report.GetProperty("findings").EnumerateArray().Select(finding => finding.GetProperty("check").GetString()));
        Assert.Equal(exitCode == 5, result.Error.Contains("Graph throttles", StringComparison.Ordinal));
        Assert.Equal(exitCode != 5, result.Error.Length == 0);
    }

    [Theory]
    [InlineData("Waba__AccessToken", "Bearer " + Planted.Token)]
    [InlineData("Waba__AccessToken", "")]
    [InlineData("Waba__ApiVersion", "latest")]
    public async Task Settings_of_which_no_client_can_be_made_are_a_finding(string name, string value)
    {
        ToolRun run = new();
        run.Environment["Waba__AccessToken"] = Planted.Token;
        run.Environment[name] = value;

        ToolResult json = await run.RunAsync("doctor", "42", "-o", "json");
        ToolResult table = await run.RunAsync("doctor");

        Assert.Equal(4, json.ExitCode);
        JsonElement findings = JsonDocument.Parse(json.Output).RootElement.GetProperty("findings");
        Assert.Equal(Checks, findings.EnumerateArray().Select(finding => finding.GetProperty("check").GetString()));
        Assert.Equal("failed", findings[0].GetProperty("status").GetString());
        Assert.Equal(4, table.ExitCode);
        Assert.StartsWith("settings     failed", table.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_a_business_it_diagnoses_those_that_the_token_sees()
    {
        ToolResult result = await ToolRun.FakeAsync("doctor", "-o", "json");
        ToolResult table = await ToolRun.FakeAsync("doctor", "--deep");

        Assert.Equal(3, JsonDocument.Parse(result.Output).RootElement.GetArrayLength());
        Assert.Equal(3, table.OutputLines.Count(line => line.StartsWith("Business ", StringComparison.Ordinal)));
        Assert.Equal(0, table.ExitCode);
        Assert.Contains("--inspect-token", table.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("DiagnosisOptions", table.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(40)]
    [InlineData(80)]
    public async Task A_report_fits_into_the_terminal(int width)
    {
        ToolRun run = new() { OutputScreen = new Screen(width, HasColor: false, CanRedraw: true) };

        ToolResult result = await run.RunAsync("doctor", "1234567890", "--fake", "--deep", "--inspect-token");

        Assert.All(result.OutputLines, line => Assert.True(TerminalText.WidthOf(line) <= width, line));
    }
}
