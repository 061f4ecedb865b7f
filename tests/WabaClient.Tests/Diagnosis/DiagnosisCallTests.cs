using WabaClient.Testing;
using WabaClient.Tests.Support;

namespace WabaClient.Tests.Diagnosis;

/// <summary>Which calls a diagnosis makes.</summary>
public sealed class DiagnosisCallTests
{
    private const int MostCalls = 12;
    private const string OwnedPath = $"/v26.0/{Scene.Business}/{Scene.OwnedEdge}";
    private const string ClientPath = $"/v26.0/{Scene.Business}/{Scene.ClientEdge}";

    [Fact]
    public async Task One_account_of_each_edge_comes_first_and_three_calls_are_enough_where_everything_works()
    {
        await using Scene scene = new();
        scene.AddBusiness(owned: 250);

        await scene.DiagnoseAsync();

        Assert.Equal([OwnedPath, ClientPath, $"/v26.0/{Scene.Business}"], Paths(scene));
        Assert.All(scene.Graph.Journal.Requests.Take(2), request => Assert.Equal("1", request.Query["limit"]));
    }

    [Theory]
    [MemberData(nameof(SituationTests.Names), MemberType = typeof(SituationTests))]
    public async Task No_situation_takes_more_than_twelve_calls_and_each_is_tried_at_most_twice(string name)
    {
        await using Scene scene = new();
        await Situations.All.Single(each => each.Name == name).ArrangeAsync(scene);
        scene.Asked = new() { InspectToken = true };

        await scene.DiagnoseAsync();

        AssertFewCalls(scene);
    }

    [Fact]
    public async Task The_longest_way_takes_at_most_twelve_calls()
    {
        await using Scene scene = new();
        scene.GraphOptions.AppSecret = Scene.AppSecret;
        (scene.Options.AppId, scene.Options.AppSecret) = (Scene.AppId, Scene.AppSecret);
        scene.GraphOptions.MaxPageSize = 1;
        scene.AddBusiness(owned: 9, client: 9).HideOwnedAccounts(_ => true).HideClientAccounts(_ => true);
        scene.Graph.AddTokens(new FakeAccessToken(Make.Token) { Kind = FakeTokenKind.SystemUser, CanInspectTokens = false });
        scene.Asked = new() { InspectToken = true };

        DiagnosisReport report = await scene.DiagnoseAsync();

        Assert.Equal(DiagnosisStatus.Passed, report.Find("token").Status);
        Assert.Equal(DiagnosisStatus.Warning, report.Find("owned").Status);
        Assert.Equal(11, scene.Graph.Journal.Requests.Count);
        AssertFewCalls(scene);
    }

    [Fact]
    public async Task A_call_that_fails_transiently_is_tried_twice_whatever_the_settings_say()
    {
        await using Scene scene = new();
        scene.AddBusiness();
        scene.Options.MaxRetryAttempts = 9;
        scene.Graph.Inject(GraphFault.TransientError().Always());

        DiagnosisReport report = await scene.DiagnoseAsync();

        Assert.Equal([OwnedPath, OwnedPath, ClientPath, ClientPath], Paths(scene));
        Assert.Equal(DiagnosisStatus.Skipped, report.Find("owned").Status);
    }

    [Fact]
    public async Task Another_token_is_one_of_the_two_tries()
    {
        StubGraph graph = StubGraph.InOrder(
            () => StubGraph.Error(2), () => StubGraph.Error(190), () => StubGraph.Page([1]));
        int asked = 0;
        BusinessAccountsClient client = Make.Client(
            graph, configure: o => o.BaseDelay = TimeSpan.Zero, tokens: new Tokens(() => $"EAABrotating{++asked}"));

        DiagnosisReport report = await client.DiagnoseAsync("1");

        Assert.Equal("owned_whatsapp_business_accounts", graph.Requests[1].Address.Segments[^1]);
        Assert.Equal("client_whatsapp_business_accounts", graph.Requests[2].Address.Segments[^1]);
        Assert.Equal(DiagnosisStatus.Failed, report.Find("token").Status);
    }

    [Fact]
    public async Task Neither_a_throttle_nor_another_long_wait_is_waited_for()
    {
        await using Scene scene = new();
        scene.AddBusiness();
        scene.Options.MaxRateLimitWait = TimeSpan.FromHours(2);
        scene.Graph.Inject(
            GraphFault.Unavailable503(TimeSpan.FromHours(1)).When(request => request.Edge == Scene.OwnedEdge).Always(),
            GraphFault.RateLimited(TimeSpan.FromHours(1)).When(request => request.Edge == Scene.ClientEdge).Always());

        // The clock is stopped, so a wait would never end.
        DiagnosisReport report = await scene.DiagnoseAsync();

        Assert.Equal([OwnedPath, ClientPath], Paths(scene));
        Assert.Equal(DiagnosisStatus.Warning, report.Find("usage").Status);
        Assert.Contains("2026-11-28 13:00:00 UTC", report.Find("usage").Summary, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nothing_is_sent_while_the_gate_is_closed()
    {
        await using Scene scene = new();
        scene.AddBusiness();
        scene.Graph.Inject(GraphFault.RateLimited(TimeSpan.FromMinutes(5)));
        BusinessAccountsClient client = scene.CreateClient();
        await client.DiagnoseAsync(scene.Id);

        DiagnosisReport report = await client.DiagnoseAsync(scene.Id);

        Assert.Single(scene.Graph.Journal.Requests);
        Assert.All(["reach", "owned", "client"], check => Assert.Equal(DiagnosisStatus.Skipped, report.Find(check).Status));
        Assert.Equal("code 80008; nothing was sent", report.Find("usage").Evidence);
    }

    [Fact]
    public async Task Silence_ends_the_diagnosis_after_one_call()
    {
        TestTime time = new();
        StubGraph graph = new(async (_, cancellationToken) =>
        {
            time.Stall();
            await Task.Delay(Timeout.Infinite, cancellationToken);
            throw new InvalidOperationException("unreachable");
        });

        DiagnosisReport report = await time.DriveAsync(Make.Client(graph, time).DiagnoseAsync("1"));

        Assert.Equal(2, graph.Requests.Count);
        Assert.Equal("graph.facebook.com did not answer in time.", report.Find("reach").Summary);
        Assert.True(report.IsHealthy);
    }

    [Theory]
    [InlineData(Scene.ClientEdge, 1 + 2)]
    [InlineData("phone_numbers", 3 + 2)]
    public async Task After_a_call_without_an_answer_no_other_is_made(string edge, int requests)
    {
        await using Scene scene = new();
        scene.AddBusiness();
        (scene.Asked, scene.Options.AppId) = (new() { Deep = true }, Scene.AppId);
        scene.Graph.Inject(GraphFault.ConnectionReset().When(request => request.Edge == edge).Always());

        DiagnosisReport report = await scene.DiagnoseAsync();

        Assert.Equal(requests, scene.Graph.Journal.Requests.Count);
        Assert.Equal(DiagnosisStatus.Passed, report.Find("owned").Status);
        Assert.Equal(DiagnosisStatus.Skipped, report.Find("numbers").Status);
        Assert.Equal(DiagnosisStatus.Skipped, report.Find("webhooks").Status);
    }

    [Fact]
    public async Task Deep_reads_the_numbers_and_apps_of_at_most_ten_accounts()
    {
        await using Scene scene = new();
        scene.AddBusiness(owned: 7, client: 7);
        (scene.Asked, scene.Options.AppId) = (new() { Deep = true }, Scene.AppId);

        DiagnosisReport report = await scene.DiagnoseAsync();

        Assert.Equal(10, Paths(scene).Count(path => path.EndsWith("/phone_numbers", StringComparison.Ordinal)));
        Assert.Equal(10, Paths(scene).Count(path => path.EndsWith("/subscribed_apps", StringComparison.Ordinal)));
        Assert.Equal("accounts: 10", report.Find("webhooks").Evidence);
    }

    [Fact]
    public async Task Without_the_id_of_the_app_no_subscribed_app_is_read()
    {
        await using Scene scene = new();
        scene.AddBusiness();
        scene.Asked = new() { Deep = true };

        DiagnosisReport report = await scene.DiagnoseAsync();

        Assert.DoesNotContain(Paths(scene), path => path.EndsWith("/subscribed_apps", StringComparison.Ordinal));
        Assert.Equal(DiagnosisStatus.Skipped, report.Find("webhooks").Status);
        Assert.Contains("AppId", report.Find("webhooks").Fix, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Deep_ends_at_the_first_throttle()
    {
        await using Scene scene = new();
        scene.AddBusiness(owned: 5);
        scene.Asked = new() { Deep = true };
        scene.Graph.Inject(GraphFault.RateLimited(TimeSpan.FromMinutes(5)).When(request => request.Edge == "phone_numbers").Always());

        DiagnosisReport report = await scene.DiagnoseAsync();

        Assert.Single(Paths(scene), path => path.EndsWith("/phone_numbers", StringComparison.Ordinal));
        Assert.Equal(DiagnosisStatus.Skipped, report.Find("numbers").Status);
        Assert.Equal(DiagnosisStatus.Warning, report.Find("usage").Status);
    }

    [Fact]
    public async Task The_id_is_checked_at_once_and_a_mock_says_what_to_do()
    {
        BusinessAccountsClient client = Make.Client(StubGraph.InOrder(() => StubGraph.Page([])));

        Assert.Throws<ArgumentException>("businessId", () => { _ = client.DiagnoseAsync(default); });
        Assert.Throws<InvalidOperationException>(() => { _ = new Mock().DiagnoseAsync("1"); });
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => client.DiagnoseAsync("1", null, new(canceled: true)));
    }

    private static void AssertFewCalls(Scene scene)
    {
        IEnumerable<IGrouping<string, RecordedRequest>> calls = scene.Graph.Journal.Requests.GroupBy(
            request => $"{request.Path} {request.TokenFingerprint} {string.Join('&', request.Query)}");
        Assert.InRange(calls.Count(), 0, MostCalls);
        Assert.All(calls, call => Assert.InRange(call.Count(), 1, 2));
    }

    private static string[] Paths(Scene scene) => [.. scene.Graph.Journal.Requests.Select(request => request.Path)];

    private sealed class Tokens(Func<string> next) : IGraphAccessTokenProvider
    {
        public ValueTask<GraphAccessToken> GetAccessTokenAsync(GraphAccessTokenRequest request, CancellationToken cancellationToken) =>
            new(new GraphAccessToken(next()));
    }

    private sealed class Mock : BusinessAccountsClient;
}
