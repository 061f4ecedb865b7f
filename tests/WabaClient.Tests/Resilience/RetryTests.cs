using System.Net;
using WabaClient.Tests.Support;

namespace WabaClient.Tests.Resilience;

public sealed class RetryTests
{
    public static TheoryData<int, string> NeverRetried
    {
        get
        {
            TheoryData<int, string> data = new();
            foreach (int code in new[] { 190, 200, 368, 104, 100, 0, 10, 33, 105, 803, 2635, 2642, 131031 })
                data.Add(code, "{\"error\":{\"code\":" + code + ",\"is_transient\":true}}");
            return data;
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(131000)]
    [InlineData(131016)]
    [InlineData(131057)]
    public async Task Passing_errors_are_tried_again(int code) =>
        await ArrivesAfter(2, () => StubGraph.Error(code));

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public async Task An_unknown_error_and_an_outage_that_Graph_marks_as_not_transient_are_not_tried_again(int code)
    {
        StubGraph graph = new(_ => StubGraph.Json(
            $$$"""{"error":{"code":{{{code}}},"message":"m","is_transient":false}}""",
            HttpStatusCode.InternalServerError));

        GraphApiException e = await Make.Client(graph).FailAsync<GraphApiException>();

        Assert.False(e.IsTransient);
        Assert.Single(graph.Requests);
    }

    [Fact]
    public async Task Transient_marks_server_errors_and_unreadable_answers_are_tried_again()
    {
        await ArrivesAfter(
            2,
            () => StubGraph.Json("""{"error":{"code":77,"is_transient":true}}""", HttpStatusCode.BadRequest));
        await ArrivesAfter(2, () => StubGraph.Error(77, HttpStatusCode.InternalServerError));
        await ArrivesAfter(2, () => StubGraph.Json("<html>", HttpStatusCode.BadGateway));
        await ArrivesAfter(2, () => throw new HttpRequestException("refused"));
        await ArrivesAfter(2, () => throw new IOException("cut"));
        await ArrivesAfter(2, () => throw new TaskCanceledException("HttpClient.Timeout", new TimeoutException()));
    }

    [Theory]
    [MemberData(nameof(NeverRetried))]
    public async Task Some_codes_are_never_tried_again_not_even_as_transient_in_a_500(int code, string body)
    {
        StubGraph graph = new(_ => StubGraph.Json(body, HttpStatusCode.InternalServerError));

        GraphApiException e = await Assert.ThrowsAnyAsync<GraphApiException>(
            () => Make.Client(graph).ListOwnedAsync("1").ToListAsync());

        Assert.Equal((code, 1, false), (e.Code, e.Attempts, e.IsTransient));
        Assert.Single(graph.Requests);
    }

    [Fact]
    public async Task Retries_end_and_the_last_exception_counts_the_attempts()
    {
        TestTime time = new();
        StubGraph graph = new(_ => StubGraph.Error(2));

        GraphApiException e = await Assert.ThrowsAsync<GraphApiException>(
            () => time.DriveAsync(Make.Client(graph, time).ListOwnedAsync("1").ToListAsync()));

        Assert.Equal((4, 4, true), (e.Attempts, graph.Requests.Count, e.IsTransient));
        Assert.InRange(time.Elapsed, TimeSpan.FromSeconds(7), TimeSpan.FromSeconds(21));
    }

    [Fact]
    public async Task Retries_are_counted_per_page()
    {
        TestTime time = new();
        StubGraph graph = StubGraph.InOrder(
            () => StubGraph.Error(2), () => StubGraph.Error(2), () => StubGraph.Error(2), () => StubGraph.Page([1], "b"),
            () => StubGraph.Error(2), () => StubGraph.Error(2), () => StubGraph.Error(2), () => StubGraph.Page([2]));

        Assert.Equal([1, 2], (await time.DriveAsync(Make.Client(graph, time).ListOwnedAsync("1").ToListAsync())).Ids());
    }

    [Fact]
    public async Task Retries_can_be_switched_off()
    {
        StubGraph graph = new(_ => StubGraph.Error(2));

        GraphApiException e = await Assert.ThrowsAsync<GraphApiException>(
            () => Make.Client(graph, configure: o => o.MaxRetryAttempts = 0).ListOwnedAsync("1").ToListAsync());

        Assert.Equal(1, e.Attempts);
    }

    [Fact]
    public async Task A_stalled_body_ends_with_the_attempt()
    {
        TestTime time = new();
        StubGraph graph = new(async (request, cancellationToken) =>
        {
            if (request.Number == 1)
                time.Advance(time.AttemptTimeout);
            await Task.Yield();
            cancellationToken.ThrowIfCancellationRequested();
            return StubGraph.Page([1]);
        });

        Assert.Equal([1], (await time.DriveAsync(Make.Client(graph, time).ListOwnedAsync("1").ToListAsync())).Ids());

        Assert.Equal(2, graph.Requests.Count);
    }

    [Fact]
    public async Task A_time_out_has_a_timeout_exception_inside_and_no_polly_type()
    {
        TestTime time = new();
        StubGraph graph = new(async (_, cancellationToken) =>
        {
            time.Advance(time.AttemptTimeout);
            await Task.Delay(Timeout.Infinite, cancellationToken);
            return StubGraph.Page([1]);
        });

        GraphConnectionException e = await Assert.ThrowsAsync<GraphConnectionException>(
            () => Make.Client(graph, time, o => o.MaxRetryAttempts = 0).ListOwnedAsync("1").ToListAsync());

        Assert.Equal(
            "AttemptTimeout of 00:00:29.0070000 elapsed.",
            Assert.IsType<TimeoutException>(e.InnerException).Message);
        Assert.True(e.IsTransient);
    }

    [Fact]
    public async Task A_failure_that_comes_with_the_cancellation_is_the_cancellation_if_it_would_have_been_tried_again()
    {
        async Task<Exception?> FailAsync(int code)
        {
            using CancellationTokenSource cancel = new();
            StubGraph graph = new(_ => new HttpResponseMessage(HttpStatusCode.BadRequest)
            {
                Content = new StreamContent(new CancellingStream($$$"""{"error":{"code":{{{code}}}}}""", cancel)),
            });
            return await Record.ExceptionAsync(() => Make.Client(graph).GetAsync("1", cancellationToken: cancel.Token));
        }

        Assert.True(Assert.IsAssignableFrom<OperationCanceledException>(await FailAsync(2)).CancellationToken.IsCancellationRequested);
        Assert.IsType<PermissionDeniedException>(await FailAsync(200));
    }

    [Fact]
    public async Task What_a_users_handler_throws_is_a_connection_exception_around_it()
    {
        InvalidTimeZoneException thrown = new("theirs");
        StubGraph graph = new(_ => throw thrown);

        GraphConnectionException e = await Assert.ThrowsAsync<GraphConnectionException>(
            () => Make.Client(graph, configure: o => o.MaxRetryAttempts = 0).ListOwnedAsync("1").ToListAsync());

        Assert.Same(thrown, e.InnerException);
    }

    [Fact]
    public async Task A_retry_after_beyond_the_wait_is_thrown_at_once_and_a_shorter_one_is_waited()
    {
        static HttpResponseMessage Busy(string retryAfter)
        {
            HttpResponseMessage reply = StubGraph.Json("busy", HttpStatusCode.ServiceUnavailable);
            reply.Headers.TryAddWithoutValidation("Retry-After", retryAfter);
            reply.Headers.TryAddWithoutValidation("Date", "Mon, 23 Nov 2026 10:00:00 GMT");
            return reply;
        }

        StubGraph endless = new(_ => Busy("3600"));
        await Assert.ThrowsAsync<GraphResponseException>(
            () => Make.Client(endless, new TestTime()).ListOwnedAsync("1").ToListAsync());
        Assert.Single(endless.Requests);

        // A date counts on the server's clock, however wrong ours is.
        TestTime time = new();
        StubGraph brief = StubGraph.InOrder(() => Busy("Mon, 23 Nov 2026 10:01:40 GMT"), () => StubGraph.Page([1]));
        Assert.Equal([1], (await time.DriveAsync(Make.Client(brief, time).ListOwnedAsync("1").ToListAsync())).Ids());
        Assert.InRange(time.Elapsed, TimeSpan.FromSeconds(100), TimeSpan.FromSeconds(105));
    }

    [Theory]
    [InlineData("9999999999", 24 * 60 * 60)]
    [InlineData("600", 600)]
    [InlineData("150.5", 150.5)]
    public async Task Retry_after_of_a_throttle_counts_in_every_form_and_inside_a_200(string retryAfter, double seconds)
    {
        StubGraph graph = new(_ =>
        {
            HttpResponseMessage reply = StubGraph.Error(80008, HttpStatusCode.OK);
            reply.Headers.TryAddWithoutValidation("Retry-After", retryAfter);
            return reply;
        });

        RateLimitedException e = await Make.Client(graph, new TestTime()).FailAsync<RateLimitedException>();

        Assert.Equal(TimeSpan.FromSeconds(seconds), e.RetryAfter);
    }

    [Fact]
    public async Task Too_much_data_halves_the_page_and_goes_on_from_the_same_cursor()
    {
        StubGraph graph = new(request => request["after"] is not null && int.Parse(request["limit"]!, null) > 20
            ? StubGraph.Json(
                """{"error":{"code":1,"message":"Please reduce the amount of data you're asking for, then retry your request"}}""",
                HttpStatusCode.InternalServerError)
            : request["after"] == "z" ? StubGraph.Page([3]) : request["after"] == "b" ? StubGraph.Page([2], "z") : StubGraph.Page([1], "b"));

        Assert.Equal(
            [1, 2, 3],
            (await Make.Client(graph, configure: o => o.MaxRetryAttempts = 0).ListOwnedAsync("1").ToListAsync()).Ids());

        Assert.Equal(
            ["100 ", "100 b", "50 b", "25 b", "12 b", "24 z", "12 z"],
            graph.Requests.Select(r => $"{r["limit"]} {r["after"]}"));
    }

    [Fact]
    public async Task At_a_page_of_one_too_much_data_is_the_error()
    {
        StubGraph graph = new(_ => StubGraph.Json("""{"error":{"code":1,"message":"Please reduce the amount of data you're asking for, then retry your request"}}""", HttpStatusCode.InternalServerError));

        GraphApiException e = await Assert.ThrowsAsync<GraphApiException>(
            () => Make.Client(graph).ListOwnedAsync("1", new AccountQuery { PageSize = 4 }).ToListAsync());

        Assert.Equal(["4", "2", "1"], graph.Requests.Select(r => r["limit"]));
        Assert.Equal((3, false), (e.Attempts, e.IsTransient));
    }

    /// <summary>Cancels when all of it was read.</summary>
    private sealed class CancellingStream(
        string text,
        CancellationTokenSource cancel) : MemoryStream(System.Text.Encoding.UTF8.GetBytes(text))
    {
        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            if (Position == Length)
                cancel.Cancel();
            return new(Read(buffer.Span));
        }
    }

    private static async Task ArrivesAfter(int failures, Func<HttpResponseMessage> failure)
    {
        TestTime time = new();
        StubGraph graph = new(request => request.Number <= failures ? failure() : StubGraph.Page([7]));

        Assert.Equal([7], (await time.DriveAsync(Make.Client(graph, time).ListOwnedAsync("1").ToListAsync())).Ids());

        Assert.Equal(failures + 1, graph.Requests.Count);
    }
}
