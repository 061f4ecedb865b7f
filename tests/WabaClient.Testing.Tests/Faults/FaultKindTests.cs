using System.Text.Json;

namespace WabaClient.Testing.Tests;

/// <summary>The effect of each kind of fault on a plain <see cref="HttpClient"/>, in memory and over Kestrel.</summary>
public sealed class FaultKindTests
{
    private const string Reset = "HttpRequestException < IOException < SocketException(ConnectionReset)";
    private const string Ended = "HttpRequestException(ResponseEnded) < HttpIOException(ResponseEnded)";

    private static readonly Dictionary<string, (GraphFault Fault, string Expected)> Kinds = new()
    {
        ["RateLimited"] = (GraphFault.RateLimited(), "400 application/json: 80008 OAuthException"),
        ["AppRateLimited"] = (GraphFault.AppRateLimited(), "429 application/json: 4/2446079 OAuthException transient"),
        ["UserRateLimited"] = (GraphFault.UserRateLimited(), "400 application/json: 17/2446079 OAuthException"),
        ["TransientError"] = (GraphFault.TransientError(), "500 application/json: 2 OAuthException transient"),
        ["UnknownError"] = (GraphFault.UnknownError(), "500 application/json: 1/99"),
        ["ReduceData"] = (GraphFault.ReduceData(), "500 application/json: 1"),
        ["AccessTokenExpired"] = (GraphFault.AccessTokenExpired(), "401 application/json: 190/463 OAuthException"),
        ["AccessTokenExpired in 500"] =
            (GraphFault.AccessTokenExpired(status: 500), "500 application/json: 190/463 OAuthException"),
        ["MalformedToken"] = (GraphFault.MalformedToken(), "400 application/json: 190 OAuthException"),
        ["PermissionDenied"] = (GraphFault.PermissionDenied(), "403 application/json: 200 OAuthException"),
        ["MissingPermission"] = (GraphFault.MissingPermission(), "400 application/json: 100 OAuthException"),
        ["ApiAccessBlocked"] = (GraphFault.ApiAccessBlocked(), "400 application/json: 200 OAuthException"),
        ["Usage"] = (GraphFault.Usage(new FakeUsage { CallCount = 50 }), """200 application/json: {"data":[]}"""),
        ["ActionBlocked"] = (GraphFault.ActionBlocked(), "403 application/json: 368 OAuthException"),
        ["ErrorIn200"] = (GraphFault.ErrorIn200(), "200 application/json: 2 OAuthException"),
        ["Error"] =
            (
                GraphFault.Error(131031, status: 403, subcode: 7, isTransient: false, type: null),
                "403 application/json: 131031/7 not transient"),
        ["Html502"] = (GraphFault.Html502(), "502 text/html: <!DOCTYPE html>"),
        ["TooManyRequestsHtml"] = (GraphFault.TooManyRequestsHtml(), "429 text/html: <!DOCTYPE html>"),
        ["Empty500"] = (GraphFault.Empty500(), "500: "),
        ["Text503"] = (GraphFault.Text503(), "503 text/plain: Service Unavailable"),
        ["Unavailable503"] =
            (GraphFault.Unavailable503(TimeSpan.FromMinutes(90)), "503 text/plain: Service Unavailable"),
        ["ServiceUnavailableIn200"] = (GraphFault.ServiceUnavailableIn200(), "200 text/plain: Service Unavailable"),
        ["NoContent204"] = (GraphFault.NoContent204(), "204: "),
        ["EmptyObject"] = (GraphFault.EmptyObject(), "200 application/json: {}"),
        ["NullData"] = (GraphFault.NullData(), """200 application/json: {"data":null}"""),
        ["EmptyArray"] = (GraphFault.EmptyArray(), "200 application/json: []"),
        ["RedirectToLogin"] = (GraphFault.RedirectToLogin(), "302 text/html: "),
        ["Reply"] = (GraphFault.Reply(418, "teapot", "text/x-tea"), "418 text/x-tea: teapot"),
        ["ByteOrderMark"] = (GraphFault.ByteOrderMark(), """200 application/json: {"data":[]}"""),
        ["CutJson"] = (GraphFault.CutJson(), """200 application/json: {"dat"""),
        ["CutJson at 9"] = (GraphFault.CutJson(at: 9), """200 application/json: {"data":["""),
        ["CutJson beyond"] = (GraphFault.CutJson(at: 99), """200 application/json: {"data":[]}"""),
        ["RepeatedCursor"] = (GraphFault.RepeatedCursor(), """200 application/json: {"data":[]}"""),
        ["ConnectionReset"] = (GraphFault.ConnectionReset(), Reset),
        ["ResetInBody"] = (GraphFault.ResetInBody(), "200, then " + Reset),
        ["CutBody"] = (GraphFault.CutBody(), "200, then " + Ended),
        ["CutBody at 0"] = (GraphFault.CutBody(at: 0), "200, then " + Ended),
        ["UnfinishedChunkedBody"] = (GraphFault.UnfinishedChunkedBody(), "200, then " + Ended),
        ["DrippingBody"] = (GraphFault.DrippingBody(TimeSpan.Zero), """200 application/json: {"data":[]}"""),
        ["Latency"] =
            (GraphFault.Latency(FakeLatency.Constant(TimeSpan.Zero)), """200 application/json: {"data":[]}"""),
    };

    public static TheoryData<string, HostKind> AllOnBoth
    {
        get
        {
            TheoryData<string, HostKind> data = [];
            foreach (string kind in Kinds.Keys)
            {
                data.Add(kind, HostKind.Memory);
                data.Add(kind, HostKind.Kestrel);
                data.Add(kind, HostKind.Http2);
            }

            return data;
        }
    }

    public static TheoryData<HostKind> Both => TestHost.Both;

    [Theory]
    [MemberData(nameof(AllOnBoth))]
    public async Task A_fault_looks_the_same_in_memory_and_over_Kestrel(string kind, HostKind host)
    {
        (GraphFault fault, string expected) = Kinds[kind];
        await using TestHost target = await StartAsync(host);
        target.Graph.Inject(fault);

        string outcome = await Outcome.OfAsync(target.Http, TestHost.Owned);
        if (host == HostKind.Http2)
            (expected, outcome) = (WithoutTiming(expected), WithoutTiming(outcome));

        Assert.Equal(expected, outcome);
        Assert.Equal("""200 application/json: {"data":[]}""", await Outcome.OfAsync(target.Http, TestHost.Owned));
        target.Graph.Journal.AssertRequests(2);
        Assert.Equal([fault.Name, null], target.Graph.Journal.Requests.Select(request => request.Fault));
    }

    /// <summary>When an HTTP/2 connection breaks, .NET's handler may drop headers that it has received already, wraps the cause once more, and names the reset by what it did when it met it.</summary>
    private static string WithoutTiming(string outcome) => outcome
        .Replace("200, then ", "", StringComparison.Ordinal)
        .Replace("IOException < IOException", "IOException", StringComparison.Ordinal)
        .Replace("SocketException(Shutdown)", "SocketException(ConnectionReset)", StringComparison.Ordinal);

    [Fact]
    public async Task A_connection_that_is_closed_has_no_answer_in_memory()
    {
        await using TestHost host = await StartAsync(HostKind.Memory);
        host.Graph.Inject(GraphFault.ConnectionClosed());

        Assert.Equal(Ended, await Outcome.OfAsync(host.Http, TestHost.Owned));
        host.Graph.Journal.AssertRequests(1);
        Assert.Null(host.Graph.Journal.Requests[0].Status);
    }

    [Fact]
    public async Task A_connection_that_is_closed_makes_NETs_handler_send_again_over_Kestrel()
    {
        await using TestHost host = await StartAsync(HostKind.Kestrel);
        host.Graph.Inject(GraphFault.ConnectionClosed());

        Assert.Equal("""200 application/json: {"data":[]}""", await Outcome.OfAsync(host.Http, TestHost.Owned));
        host.Graph.Journal.AssertRequests(2);
        host.Graph.Inject(GraphFault.ConnectionClosed().Always());

        Assert.Equal(Ended, await Outcome.OfAsync(host.Http, TestHost.Owned));
    }

    [Fact]
    public async Task Nobody_listens_in_memory_when_a_connection_is_refused_and_at_a_server_that_is_disposed_of()
    {
        const string Refused = "HttpRequestException(ConnectionError) < SocketException(ConnectionRefused)";
        await using TestHost memory = await StartAsync(HostKind.Memory);
        memory.Graph.Inject(GraphFault.ConnectionRefused());
        await using TestHost kestrel = await StartAsync(HostKind.Kestrel);
        kestrel.Graph.Inject(GraphFault.ConnectionRefused());

        Assert.Equal(Refused, await Outcome.OfAsync(memory.Http, TestHost.Owned));
        Assert.Equal(Reset, await Outcome.OfAsync(kestrel.Http, TestHost.Owned));
        await kestrel.StopServerAsync();
        Assert.Equal(Refused, await Outcome.OfAsync(kestrel.Http, TestHost.Owned));
    }

    [Theory]
    [MemberData(nameof(Both))]
    public async Task Stalled_headers_never_come(HostKind kind)
    {
        await using TestHost host = await StartAsync(kind);
        TaskCompletionSource struck = new();
        host.Graph.Inject(GraphFault.StalledHeaders().When(_ => struck.TrySetResult()));
        using CancellationTokenSource cancellation = new();

        Task<HttpResponseMessage> sending = host.Http.GetAsync(
            new Uri(TestHost.Owned, UriKind.Relative),
            cancellation.Token);
        await struck.Task;
        Assert.False(sending.IsCompleted);
        await cancellation.CancelAsync();

        OperationCanceledException exception = await Assert.ThrowsAnyAsync<OperationCanceledException>(() => sending);
        Assert.Equal(cancellation.Token, exception.CancellationToken);
    }

    [Theory]
    [MemberData(nameof(Both))]
    public async Task A_stalled_body_comes_so_far_and_no_further(HostKind kind)
    {
        await using TestHost host = await StartAsync(kind);
        host.Graph.Inject(GraphFault.StalledBody(at: 4));
        using CancellationTokenSource cancellation = new();
        using HttpResponseMessage response = await host.Http.GetAsync(
            new Uri(TestHost.Owned, UriKind.Relative),
            HttpCompletionOption.ResponseHeadersRead);
        await using Stream body = await response.Content.ReadAsStreamAsync();
        byte[] start = new byte[4];
        await body.ReadExactlyAsync(start);

        ValueTask<int> more = body.ReadAsync(new byte[1], cancellation.Token);
        Assert.False(more.IsCompleted);
        await cancellation.CancelAsync();

        Assert.Equal("{\"da"u8, start);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await more);
    }

    [Fact]
    public async Task A_stalled_body_ends_when_its_response_is_disposed_of()
    {
        await using TestHost host = await StartAsync(HostKind.Memory);
        host.Graph.Inject(GraphFault.StalledBody(at: 0));
        using HttpResponseMessage response = await host.Http.GetAsync(
            new Uri(TestHost.Owned, UriKind.Relative),
            HttpCompletionOption.ResponseHeadersRead);
        Stream body = await response.Content.ReadAsStreamAsync();
        Task<int> reading = body.ReadAsync(new byte[1]).AsTask();

        response.Dispose();

        await Assert.ThrowsAnyAsync<Exception>(() => reading);
    }

    [Theory]
    [MemberData(nameof(Both))]
    public async Task Cut_gzip_is_a_whole_message_whose_content_is_cut(HostKind kind)
    {
        FakeGraph graph = new();
        graph.AddBusiness(TestHost.BusinessId).AddOwnedAccounts(100);
        await using TestHost host = await TestHost.StartAsync(kind, graph);
        graph.Inject(GraphFault.CutGzip());

        using HttpResponseMessage response = await host.Http.GetAsync(
            new Uri(TestHost.Owned + "?limit=100", UriKind.Relative),
            HttpCompletionOption.ResponseHeadersRead);
        using MemoryStream body = new();
        Exception? exception = await Record.ExceptionAsync(() => response.Content.CopyToAsync(body));

        // .NET gives what it could decompress and, depending on where the cut is, ends quietly or throws.
        Assert.True(
            exception is null or HttpRequestException { InnerException: InvalidDataException },
            exception?.ToString());
        Assert.ThrowsAny<JsonException>(() => JsonDocument.Parse(body.ToArray()));
        Assert.Equal((byte)'{', body.ToArray()[0]);
    }

    [Theory]
    [MemberData(nameof(Both))]
    public async Task Gzip_is_sent_only_to_those_who_accept_it(HostKind kind)
    {
        await using TestHost host = await StartAsync(kind);
        host.Graph.Inject(GraphFault.CutGzip(), GraphFault.GzipBomb(megabytes: 2));
        using HttpClient http = kind == HostKind.Memory
            ? host.Graph.CreateClient()
            : new HttpClient { BaseAddress = host.BaseAddress };
        http.DefaultRequestHeaders.Authorization = new("Bearer", TestHost.Token);
        http.DefaultRequestHeaders.Add("Accept-Encoding", "identity");

        Assert.Equal("200, then " + Ended, await Outcome.OfAsync(http, TestHost.Owned));
        using HttpResponseMessage bomb = await http.GetAsync(new Uri(TestHost.Owned, UriKind.Relative));

        Assert.Empty(bomb.Content.Headers.ContentEncoding);
        Assert.Equal(2 * 1024 * 1024 + 9, (await bomb.Content.ReadAsByteArrayAsync()).Length);
    }

    [Theory]
    [MemberData(nameof(Both))]
    public async Task A_gzip_bomb_is_small_on_the_wire(HostKind kind)
    {
        await using TestHost host = await StartAsync(kind);
        host.Graph.Inject(GraphFault.GzipBomb(megabytes: 8).Times(2));

        using HttpResponseMessage unpacked = await host.Http.GetAsync(new Uri(TestHost.Owned, UriKind.Relative));
        Assert.Equal(8 * 1024 * 1024 + 9, (await unpacked.Content.ReadAsByteArrayAsync()).Length);

        if (kind == HostKind.Memory)
        {
            host.Http.DefaultRequestHeaders.Add("Accept-Encoding", "gzip");
            using HttpResponseMessage packed = await host.Http.GetAsync(new Uri(TestHost.Owned, UriKind.Relative));
            Assert.Equal(["gzip"], packed.Content.Headers.ContentEncoding);
            Assert.InRange((await packed.Content.ReadAsByteArrayAsync()).Length, 1, 100_000);
        }
    }

    [Fact]
    public async Task A_throttle_names_the_wait_in_minutes_if_it_has_one()
    {
        await using TestHost host = await StartAsync(HostKind.Memory);
        host.Graph.Inject(GraphFault.RateLimited(regainAccess: TimeSpan.FromSeconds(61)), GraphFault.RateLimited());

        using HttpResponseMessage with = await host.Http.GetAsync(new Uri(TestHost.Owned, UriKind.Relative));
        using HttpResponseMessage without = await host.Http.GetAsync(new Uri(TestHost.Owned, UriKind.Relative));

        Assert.Contains(
            "\"estimated_time_to_regain_access\":2",
            Assert.Single(with.Headers.GetValues("X-Business-Use-Case-Usage")),
            StringComparison.Ordinal);
        Assert.Contains(
            "{\"1234567890\":",
            Assert.Single(with.Headers.GetValues("X-Business-Use-Case-Usage")),
            StringComparison.Ordinal);
        Assert.False(without.Headers.Contains("X-Business-Use-Case-Usage"));
    }

    [Fact]
    public async Task Retry_after_is_seconds_or_a_date()
    {
        await using TestHost host = await StartAsync(HostKind.Memory);
        DateTimeOffset later = new(2030, 1, 2, 3, 4, 5, TimeSpan.Zero);
        host.Graph.Inject(GraphFault.Unavailable503(TimeSpan.FromMinutes(90)), GraphFault.Unavailable503(later));

        using HttpResponseMessage seconds = await host.Http.GetAsync(new Uri(TestHost.Owned, UriKind.Relative));
        using HttpResponseMessage date = await host.Http.GetAsync(new Uri(TestHost.Owned, UriKind.Relative));

        Assert.Equal(TimeSpan.FromMinutes(90), seconds.Headers.RetryAfter!.Delta);
        Assert.Equal(later, date.Headers.RetryAfter!.Date);
    }

    [Fact]
    public async Task A_malformed_token_is_echoed_as_Graph_does()
    {
        await using TestHost host = await StartAsync(HostKind.Memory);
        host.Graph.Inject(GraphFault.MalformedToken());

        Assert.Equal(
            $"400 190 OAuthException: Malformed access token {TestHost.Token}",
            await host.GetErrorAsync(TestHost.Owned));
    }

    [Fact]
    public void Positions_and_times_are_not_negative()
    {
        TimeSpan negative = TimeSpan.FromTicks(-1);
        Assert.Throws<ArgumentOutOfRangeException>(() => GraphFault.CutBody(-1));
        Assert.Throws<ArgumentOutOfRangeException>(() => GraphFault.CutJson(-1));
        Assert.Throws<ArgumentOutOfRangeException>(() => GraphFault.RateLimited(negative));
        Assert.Throws<ArgumentOutOfRangeException>(() => GraphFault.Unavailable503(negative));
        Assert.Throws<ArgumentOutOfRangeException>(() => GraphFault.DrippingBody(negative));
        Assert.Throws<ArgumentOutOfRangeException>(() => GraphFault.GzipBomb(0));
        Assert.Throws<ArgumentOutOfRangeException>(() => FakeLatency.Constant(negative));
    }

    private static Task<TestHost> StartAsync(HostKind kind)
    {
        FakeGraph graph = new();
        graph.AddBusiness(TestHost.BusinessId);
        return TestHost.StartAsync(kind, graph);
    }
}
