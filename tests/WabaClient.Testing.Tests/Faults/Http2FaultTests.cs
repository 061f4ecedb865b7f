using System.Net;

namespace WabaClient.Testing.Tests;

/// <summary>Faults of HTTP/2 streams, and what they become without HTTP/2.</summary>
public sealed class Http2FaultTests
{
    private const string Success = """200 application/json: {"data":[]}""";

    [Fact]
    public async Task A_refused_stream_makes_NETs_handler_send_again()
    {
        await using TestHost host = await StartAsync(HostKind.Http2);
        host.Graph.Inject(GraphFault.RefusedStream());

        Assert.Equal(Success, await Outcome.OfAsync(host.Http, TestHost.Owned));
        Assert.Equal(["RefusedStream", null], host.Graph.Journal.Requests.Select(request => request.Fault));

        host.Graph.Inject(GraphFault.RefusedStream().Always());
        Assert.StartsWith(
            "HttpRequestException(HttpProtocolError)",
            await Outcome.OfAsync(host.Http, TestHost.Owned),
            StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(HostKind.Memory)]
    [InlineData(HostKind.Http2)]
    public async Task A_GOAWAY_leaves_the_request_unanswered(HostKind kind)
    {
        await using TestHost host = await StartAsync(kind);
        host.Graph.Inject(GraphFault.GoAway());

        Assert.Equal(
            "HttpRequestException(HttpProtocolError) < HttpIOException(HttpProtocolError)",
            await Outcome.OfAsync(host.Http, TestHost.Owned));
        Assert.Equal(Success, await Outcome.OfAsync(host.Http, TestHost.Owned));
        Assert.Equal(["GoAway", null], host.Graph.Journal.Requests.Select(request => request.Fault));
    }

    [Fact]
    public async Task A_stream_that_is_reset_in_its_body_leaves_the_connection_alone()
    {
        await using TestHost host = await StartAsync(HostKind.Http2);
        host.Graph.Inject(GraphFault.ResetStreamInBody(at: 4));

        string outcome = await Outcome.OfAsync(host.Http, TestHost.Owned);

        Assert.EndsWith(
            "HttpRequestException(HttpProtocolError) < HttpIOException(HttpProtocolError)",
            outcome,
            StringComparison.Ordinal);
        Assert.Equal(Success, await Outcome.OfAsync(host.Http, TestHost.Owned));
    }

    [Fact]
    public async Task A_connection_that_swallows_bytes_is_found_by_pings_only()
    {
        FakeGraph graph = new();
        graph.AddBusiness(TestHost.BusinessId);
        graph.Inject(GraphFault.SwallowedBytes());
        await using TestHost host = await TestHost.StartAsync(HostKind.Http2, graph);

        // The other request on the connection gets no answer either: its bytes are dropped.
        Task<string> first = Outcome.OfAsync(host.Http, TestHost.Owned);
        while (graph.Journal.TotalRequests == 0)
            await Task.Yield();
        using CancellationTokenSource cancellation = new();
        Task<HttpResponseMessage> second = host.Http.GetAsync(
            new Uri(TestHost.Owned, UriKind.Relative),
            cancellation.Token);

        Assert.False(first.IsCompleted);
        Assert.False(second.IsCompleted);
        graph.Journal.AssertRequests(1);
        await cancellation.CancelAsync();
        await host.StopServerAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => second);
        Assert.StartsWith("HttpRequestException", await first, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(HostKind.Memory, "HttpRequestException(HttpProtocolError) < HttpIOException(HttpProtocolError)")]
    [InlineData(HostKind.Kestrel, "HttpRequestException < IOException < SocketException(ConnectionReset)")]
    public async Task A_refused_stream_without_HTTP2_is_a_failure(HostKind kind, string expected)
    {
        await using TestHost host = await StartAsync(kind);
        host.Graph.Inject(GraphFault.RefusedStream());

        Assert.Equal(expected, await Outcome.OfAsync(host.Http, TestHost.Owned));
    }

    [Theory]
    [InlineData(HostKind.Memory, "200, then HttpRequestException(HttpProtocolError) < HttpIOException(HttpProtocolError)")]
    [InlineData(HostKind.Kestrel, "200, then HttpRequestException < IOException < SocketException(ConnectionReset)")]
    public async Task A_reset_stream_without_HTTP2_is_a_reset_connection(HostKind kind, string expected)
    {
        await using TestHost host = await StartAsync(kind);
        host.Graph.Inject(GraphFault.ResetStreamInBody());

        Assert.Equal(expected, await Outcome.OfAsync(host.Http, TestHost.Owned));
    }

    [Fact]
    public async Task A_GOAWAY_without_HTTP2_is_a_closed_connection()
    {
        await using TestHost host = await StartAsync(HostKind.Kestrel);
        host.Graph.Inject(GraphFault.GoAway());

        Assert.Equal(Success, await Outcome.OfAsync(host.Http, TestHost.Owned));
        host.Graph.Journal.AssertRequests(2);
    }

    [Fact]
    public async Task Broken_replies_over_TLS_and_HTTP1_are_the_same_as_without()
    {
        FakeGraph graph = new();
        graph.AddBusiness(TestHost.BusinessId);
        await using FakeGraphServer server = await FakeGraphServer.StartAsync(
            graph,
            new FakeGraphServerOptions { UseHttps = true });
        using HttpClient http = TestHost.OverTheWire(server);
        http.DefaultRequestVersion = HttpVersion.Version11;
        http.DefaultRequestHeaders.Authorization = new("Bearer", TestHost.Token);

        (GraphFault, string)[] faults =
        [
            (GraphFault.CutBody(), "200, then HttpRequestException(ResponseEnded) < HttpIOException(ResponseEnded)"),
            (
                GraphFault.UnfinishedChunkedBody(),
                "200, then HttpRequestException(ResponseEnded) < HttpIOException(ResponseEnded)"),
            (
                GraphFault.ResetInBody(),
                "200, then HttpRequestException < IOException < SocketException(ConnectionReset)"),
            (GraphFault.ConnectionReset(), "HttpRequestException < IOException < SocketException(ConnectionReset)"),
        ];
        foreach ((GraphFault fault, string expected) in faults)
        {
            graph.Inject(fault);
            Assert.Equal(expected, await Outcome.OfAsync(http, TestHost.Owned));
        }
    }

    private static Task<TestHost> StartAsync(HostKind kind)
    {
        FakeGraph graph = new();
        graph.AddBusiness(TestHost.BusinessId);
        return TestHost.StartAsync(kind, graph);
    }
}
