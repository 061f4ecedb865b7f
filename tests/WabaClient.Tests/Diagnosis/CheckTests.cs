using WabaClient.Testing;
using WabaClient.Tests.Support;

namespace WabaClient.Tests.Diagnosis;

/// <summary>Where the limits of single checks are, and what their findings are based on.</summary>
public sealed class CheckTests
{
    private const string InspectPath = "debug_token";

    [Theory]
    [InlineData(7 * 24 * 3600, DiagnosisStatus.Warning)]
    [InlineData((7 * 24 * 3600) + 1, DiagnosisStatus.Passed)]
    [InlineData(null, DiagnosisStatus.Passed)]
    public async Task A_token_that_expires_within_seven_days_is_a_warning(int? seconds, DiagnosisStatus expected)
    {
        await using Scene scene = new();
        scene.AddBusiness();
        scene.AddToken(expiresAt: seconds is { } known ? scene.Time.GetUtcNow().AddSeconds(known) : null);
        scene.Asked = new() { InspectToken = true };

        Assert.Equal(expected, (await scene.DiagnoseAsync()).Find("token").Status);
    }

    [Theory]
    [InlineData(300, DiagnosisStatus.Passed)]
    [InlineData(301, DiagnosisStatus.Warning)]
    [InlineData(-300, DiagnosisStatus.Passed)]
    [InlineData(-301, DiagnosisStatus.Warning)]
    public async Task A_clock_is_wrong_from_more_than_five_minutes(int seconds, DiagnosisStatus expected)
    {
        await using Scene scene = new();
        scene.AddBusiness();
        scene.ClockOffset = TimeSpan.FromSeconds(seconds);

        DiagnosisFinding finding = (await scene.DiagnoseAsync()).Find("reach");

        Assert.Equal(expected, finding.Status);
        if (expected == DiagnosisStatus.Warning)
            Assert.Equal($"00:05:01 {(seconds > 0 ? "ahead" : "behind")}", finding.Evidence);
    }

    [Theory]
    [InlineData(79, DiagnosisStatus.Passed)]
    [InlineData(80, DiagnosisStatus.Warning)]
    [InlineData(250, DiagnosisStatus.Warning)]
    public async Task Usage_is_a_warning_from_80_per_cent_also_of_an_error(int perCent, DiagnosisStatus expected)
    {
        StubGraph graph = new(request =>
        {
            bool isSecond = request.Number == 2;
            HttpResponseMessage reply = isSecond
                ? StubGraph.Error(200, message: "(#200) Requires x_y permission")
                : StubGraph.Page([1]);
            reply.Headers.TryAddWithoutValidation("X-App-Usage", $$"""{"call_count":1,"total_time":{{(isSecond ? perCent : 3)}}}""");
            return reply;
        });

        DiagnosisFinding finding = (await Make.Client(graph).DiagnoseAsync("1")).Find("usage");

        Assert.Equal(expected, finding.Status);
        Assert.Contains($"{perCent} %", finding.Summary, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("\"EAAB0123\"")]
    [InlineData("<EAAB0123>")]
    [InlineData("EAAB0123,")]
    [InlineData("0123456789abcdef0123456789abcdef")]
    [InlineData("670843887433847|0123456789abcdef")]
    public async Task A_token_that_does_not_look_like_one_is_a_warning_as_long_as_Graph_takes_it(string token)
    {
        await using Scene scene = new();
        scene.AddBusiness();
        scene.Options.AccessToken = token;

        DiagnosisFinding finding = (await scene.DiagnoseAsync()).Find("settings");

        Assert.Equal(DiagnosisStatus.Warning, finding.Status);
        Assert.Equal("AccessToken", finding.Evidence);
    }

    [Fact]
    public async Task The_type_of_an_object_is_found_out_where_Graph_does_not_name_it()
    {
        await using Scene scene = new();
        scene.Id = new(scene.AddBusiness().OwnedAccounts.First().Id.Value);
        scene.Graph.Inject(GraphFault.Error(100, "(#100) Tried accessing nonexisting field (x)").When(
            request => request.Query.GetValueOrDefault("fields") is not "owner_business_info").Always());

        DiagnosisFinding finding = (await scene.DiagnoseAsync()).Find("business");

        Assert.Equal("The id belongs to a WhatsApp Business Account, not to a business portfolio.", finding.Summary);
        Assert.Contains(Scene.Business, finding.Fix, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_business_of_a_phone_number_is_found_out_where_Graph_does_not_name_its_type()
    {
        await using Scene scene = new();
        scene.Id = new(scene.AddBusiness().OwnedAccounts.First().PhoneNumbers!.Items[0].Id);
        scene.Graph.Inject(GraphFault.Error(100, "(#100) Tried accessing nonexisting field (x)").When(
            request => request.Query.GetValueOrDefault("fields") is not "display_phone_number,health_status").Always());

        DiagnosisFinding finding = (await scene.DiagnoseAsync()).Find("business");

        Assert.Equal("The id belongs to a phone number, not to a business portfolio.", finding.Summary);
        Assert.Contains(Scene.Business, finding.Fix, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_businesses_that_Graph_names_for_the_token_are_evidence_and_part_of_the_fix()
    {
        await using Scene scene = new();
        scene.Graph.AddBusiness("77", "Example Group");
        scene.Graph.AddToken(Make.Token, businesses: ["77"]);

        DiagnosisFinding finding = (await scene.DiagnoseAsync()).Find("business");

        Assert.Contains("77 \"Example Group\"", finding.Evidence, StringComparison.Ordinal);
        Assert.Contains("77", finding.Fix, StringComparison.Ordinal);
        Assert.Contains("code 100/33", finding.Evidence, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_edge_that_is_not_found_on_a_business_that_is_lacks_a_permission()
    {
        await using Scene scene = new();
        scene.AddBusiness();
        scene.Graph.Inject(GraphFault.Error(100, "Unsupported get request.", subcode: 33).When(
            request => request.Edge == Scene.OwnedEdge).Always());

        DiagnosisReport report = await scene.DiagnoseAsync();

        Assert.Equal(DiagnosisStatus.Passed, report.Find("business").Status);
        Assert.Equal(DiagnosisStatus.Failed, report.Find("permissions").Status);
        Assert.Equal(
            "The token lacks a permission: ListOwnedAsync needs whatsapp_business_management and business_management.",
            report.Find("permissions").Summary);
    }

    [Fact]
    public async Task Error_200008_of_the_client_edge_means_that_nothing_is_shared()
    {
        await using Scene scene = new();
        scene.AddBusiness();
        scene.Graph.Inject(GraphFault.Error(200008, "No linked phone numbers").When(
            request => request.Edge == Scene.ClientEdge).Always());

        DiagnosisReport report = await scene.DiagnoseAsync();

        Assert.Equal(DiagnosisStatus.Warning, report.Find("client").Status);
        Assert.True(report.IsHealthy);
    }

    [Theory]
    [InlineData("""{"whatsapp_business_api_data":{"id":"670843887433847","name":"Ours"}}""", DiagnosisStatus.Passed)]
    [InlineData("""{"id":670843887433847,"name":"Ours"}""", DiagnosisStatus.Passed)]
    [InlineData("""{"whatsapp_business_api_data":{"id":"9"},"id":"8"}""", DiagnosisStatus.Warning)]
    [InlineData("""{"whatsapp_business_api_data":null}""", DiagnosisStatus.Warning)]
    public async Task The_own_app_is_found_in_both_shapes_of_the_list_and_other_apps_prove_nothing(string app, DiagnosisStatus expected)
    {
        await using Scene scene = new();
        scene.AddBusiness();
        (scene.Asked, scene.Options.AppId) = (new() { Deep = true }, Scene.AppId);
        scene.Graph.Inject(GraphFault.Reply(200, $$"""{"data":[{{app}}]}""").When(request => request.Edge == "subscribed_apps").Always());

        Assert.Equal(expected, (await scene.DiagnoseAsync()).Find("webhooks").Status);
    }

    [Fact]
    public async Task A_token_that_may_not_inspect_itself_is_inspected_by_its_app()
    {
        await using Scene scene = new();
        scene.GraphOptions.AppSecret = Scene.AppSecret;
        scene.AddBusiness();
        scene.Graph.AddTokens(new FakeAccessToken(Make.Token) { Kind = FakeTokenKind.SystemUser, CanInspectTokens = false });
        scene.Asked = new() { InspectToken = true };

        DiagnosisFinding refused = (await scene.DiagnoseAsync()).Find("token");
        (scene.Options.AppId, scene.Options.AppSecret) = (Scene.AppId, Scene.AppSecret);
        DiagnosisFinding inspected = (await scene.DiagnoseAsync()).Find("token");

        Assert.Equal(DiagnosisStatus.Skipped, refused.Status);
        Assert.Contains("AppId and AppSecret", refused.Fix, StringComparison.Ordinal);
        Assert.Equal(DiagnosisStatus.Passed, inspected.Status);
        Assert.Contains("kind SYSTEM_USER", inspected.Evidence, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_expired_token_is_inspected_by_its_app_only()
    {
        await using Scene scene = new();
        scene.GraphOptions.AppSecret = Scene.AppSecret;
        scene.AddBusiness();
        scene.AddToken(expiresAt: scene.Time.GetUtcNow().AddHours(-1));
        (scene.Options.AppId, scene.Options.AppSecret) = (Scene.AppId, Scene.AppSecret);
        scene.Asked = new() { InspectToken = true };

        DiagnosisFinding finding = (await scene.DiagnoseAsync()).Find("token");

        Assert.Equal(DiagnosisStatus.Failed, finding.Status);
        Assert.Contains("expires 2026-11-28 11:00:00 UTC", finding.Evidence, StringComparison.Ordinal);
        RecordedRequest inspection = Assert.Single(scene.Graph.Journal.Requests, request => request.ObjectId == InspectPath);
        Assert.True(inspection.HasToken($"{Scene.AppId}|{Scene.AppSecret}"));
    }

    [Fact]
    public async Task Times_of_zero_are_never_and_missing_targets_are_no_finding()
    {
        await using Scene scene = new();
        scene.AddBusiness();
        scene.Asked = new() { InspectToken = true };
        const string Inspected =
            """
            {"data":{"app_id":"400000000000001","type":"SYSTEM_USER","application":"Example App","data_access_expires_at":0,
            "expires_at":0,"is_valid":true,"issued_at":1760000000,"scopes":["whatsapp_business_manage_events"],
            "granular_scopes":[{"scope":"whatsapp_business_manage_events"},
            {"scope":"whatsapp_business_messaging","target_ids":["5","6"]}],"user_id":"500000000000001"}}
            """;
        scene.Graph.Inject(GraphFault.Reply(200, Inspected).When(request => request.ObjectId == InspectPath));

        DiagnosisReport report = await scene.DiagnoseAsync();

        Assert.Equal(DiagnosisStatus.Passed, report.Find("token").Status);
        Assert.Equal(
            "kind SYSTEM_USER; app 400000000000001 \"Example App\"; expires never; permissions whatsapp_business_manage_events; "
                + "targets 5, 6",
            report.Find("token").Evidence);
        Assert.Equal(DiagnosisStatus.Passed, report.Find("permissions").Status);
    }

    [Fact]
    public async Task Graph_s_own_verdict_on_an_inspected_token_counts_where_the_edges_say_nothing()
    {
        await using Scene scene = new();
        const string Inspected = """{"data":{"is_valid":false,"error":{"code":190,"message":"m","subcode":463},"scopes":[]}}""";
        scene.Graph.Inject(
            GraphFault.Reply(200, Inspected).When(request => request.ObjectId == InspectPath), GraphFault.Html502().Always());
        scene.Asked = new() { InspectToken = true };

        DiagnosisFinding finding = (await scene.DiagnoseAsync()).Find("token");

        Assert.Equal(DiagnosisStatus.Failed, finding.Status);
        Assert.Equal("The access token has expired.", finding.Summary);
        Assert.Equal("code 190/463", finding.Evidence);
    }

    [Fact]
    public void A_check_that_fails_is_a_finding_and_not_an_exception()
    {
        DiagnosisCheck broken = new("broken", _ => throw new InvalidOperationException("secret"));

        DiagnosisFinding finding = broken.Run(null!, []);

        Assert.Equal(("broken", DiagnosisStatus.Skipped, "InvalidOperationException"), (finding.Check, finding.Status, finding.Evidence));
    }

    [Fact]
    public async Task A_name_cannot_break_out_of_its_line()
    {
        await using Scene scene = new();
        scene.Graph.AddBusiness(Scene.Business, "a\r\n\u001b[31mb" + new string('c', 200)).AddOwnedAccounts(1);

        string evidence = (await scene.DiagnoseAsync()).Find("business").Evidence!;

        Assert.DoesNotContain(evidence, char.IsControl);
        Assert.InRange(evidence.Length, 1, 150);
    }
}
