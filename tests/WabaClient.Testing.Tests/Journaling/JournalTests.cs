using System.Globalization;
using Microsoft.Extensions.Time.Testing;

namespace WabaClient.Testing.Tests;

public sealed class JournalTests
{
    public static TheoryData<HostKind> Both => TestHost.Both;

    [Theory]
    [MemberData(nameof(Both))]
    public async Task A_request_is_recorded_with_all_but_its_secrets(HostKind kind)
    {
        FakeTimeProvider time = new(new DateTimeOffset(2026, 1, 2, 3, 4, 5, TimeSpan.Zero));
        FakeGraph graph = new(new FakeGraphOptions { TimeProvider = time, AppSecret = "secret" });
        graph.AddBusiness(TestHost.BusinessId);
        graph.AddToken("good");
        await using TestHost host = await TestHost.StartAsync(kind, graph);

        await host.GetErrorAsync(TestHost.Owned + "?fields=id%2Cname&access_token=abc&appsecret_proof=def");

        RecordedRequest request = Assert.Single(graph.Journal.Requests);
        Assert.Equal(1, request.Number);
        Assert.Equal(time.GetUtcNow(), request.ArrivedAt);
        Assert.Equal("GET", request.Method);
        Assert.Equal(TestHost.Owned, request.Path);
        Assert.Equal(
            ("v26.0", TestHost.BusinessId, "owned_whatsapp_business_accounts"),
            (request.Version, request.ObjectId, request.Edge));
        Assert.Equal(
            "fields=id,name;access_token=***;appsecret_proof=***",
            string.Join(';', request.Query.Select(pair => $"{pair.Key}={pair.Value}")));
        Assert.Equal(1, request.Page);
        Assert.Null(request.Cursor);
        Assert.Equal(400, request.Status);
        Assert.Equal(190, request.ErrorCode);
        Assert.Null(request.Fault);
        Assert.True(request.HasToken(TestHost.Token));
        Assert.False(request.HasToken("abc"));
        Assert.Equal(16, request.TokenFingerprint!.Length);
        Assert.Equal(
            $"#1 03:04:05.000 GET {TestHost.Owned} page 1 fields=id,name access_token=*** appsecret_proof=*** token {request.TokenFingerprint[..6]} -> 400 code 190",
            request.ToString());
    }

    [Fact]
    public async Task Requests_are_shown_by_object()
    {
        FakeGraph graph = new();
        graph.AddBusiness("1").AddOwnedAccounts(60);
        graph.AddBusiness("2").AddOwnedAccounts(10);
        await using TestHost host = await TestHost.StartAsync(HostKind.Kestrel, graph);

        await Task.WhenAll(
            host.ListAsync("/v26.0/1/owned_whatsapp_business_accounts", "limit=25"),
            host.ListAsync("/v26.0/2/owned_whatsapp_business_accounts", "limit=25"),
            host.GetErrorAsync("/v26.0/404"),
            host.GetErrorAsync("/whatever/there/is"));

        graph.Journal.AssertPagesOf("1", 1, 2, 3);
        graph.Journal.AssertPagesOf("2", 1);
        graph.Journal.AssertPagesOf("404");
        Assert.Equal(["1", "2", "404"], graph.Journal.RequestsByObject.Select(requests => requests.Key).Order());
        JournalAssertionException exception = Assert.Throws<JournalAssertionException>(
            () => graph.Journal.AssertPagesOf("2", 1, 2));
        Assert.StartsWith(
            "Expected the pages 1, 2 of 2, but the pages 1 were requested.",
            exception.Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task Assertions_list_what_did_arrive()
    {
        FakeGraph graph = new();
        graph.AddBusiness(TestHost.BusinessId).AddOwnedAccounts(3);
        await using TestHost host = await TestHost.StartAsync(graph);
        graph.Inject(GraphFault.ConnectionReset());
        await Outcome.OfAsync(host.Http, TestHost.Owned);
        await host.ListAsync(TestHost.Owned, "limit=2");

        graph.Journal.AssertRequests(3);
        graph.Journal.AssertRequests(2, request => request.Status == 200);
        graph.Journal.AssertPages(1, 1, 2);
        AssertFails(() => graph.Journal.AssertRequests(5), "Expected 5 requests, but 3 arrived.");
        AssertFails(
            () => graph.Journal.AssertRequests(0, request => request.Page == 2),
            "Expected 0 matching requests, but 1 arrived.");
        AssertFails(
            () => graph.Journal.AssertPages(1, 2),
            "Expected the pages 1, 2, but the pages 1, 1, 2 were requested.");

        void AssertFails(Action assertion, string message)
        {
            string[] lines = Assert.Throws<JournalAssertionException>(assertion).Message.Split(Environment.NewLine);
            Assert.Equal(
                [message, "Requests that arrived:", .. graph.Journal.Requests.Select(request => "  " + request)],
                lines);
            Assert.EndsWith("-> no answer (ConnectionReset)", lines[2], StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task An_assertion_lists_no_more_than_can_be_read()
    {
        FakeGraph graph = new();
        await using TestHost host = await TestHost.StartAsync(graph);
        Assert.EndsWith(
            "No requests arrived.",
            Assert.Throws<JournalAssertionException>(() => graph.Journal.AssertRequests(1)).Message,
            StringComparison.Ordinal);
        for (int i = 0; i < 60; i++)
            await host.GetErrorAsync(TestHost.Owned);

        string[] lines = Assert.Throws<JournalAssertionException>(() => graph.Journal.AssertRequests(1)).Message.Split(
            Environment.NewLine);

        Assert.Equal(53, lines.Length);
        Assert.Equal("  … and 10 more", lines[^1]);
    }

    [Fact]
    public async Task The_last_requests_are_kept_and_all_are_counted()
    {
        FakeGraph graph = new(new FakeGraphOptions { JournalCapacity = 3 });
        await using TestHost host = await TestHost.StartAsync(graph);
        for (int i = 1; i <= 5; i++)
            await host.GetErrorAsync(string.Create(CultureInfo.InvariantCulture, $"/v26.0/{i}"));

        Assert.Equal(["3", "4", "5"], graph.Journal.Requests.Select(request => request.ObjectId));
        graph.Journal.AssertRequests(5);
        graph.Journal.Clear();
        graph.Journal.AssertRequests(0);
        Assert.Empty(graph.Journal.Requests);
    }

    [Fact]
    public async Task Requests_from_many_threads_are_all_recorded()
    {
        FakeGraph graph = new();
        graph.AddBusiness(TestHost.BusinessId).AddOwnedAccounts(50);
        await using TestHost host = await TestHost.StartAsync(graph);

        await Parallel.ForEachAsync(
            Enumerable.Range(0, 200),
            async (_, _) => Assert.Equal(50, (await host.ListAsync(TestHost.Owned, "limit=25")).Count));

        graph.Journal.AssertRequests(400);
        Assert.Equal(
            Enumerable.Range(1, 400).Select(number => (long)number),
            graph.Journal.Requests.Select(request => request.Number));
    }
}
