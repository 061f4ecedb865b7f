using System.Globalization;
using System.IO.Compression;
using System.Net;
using WabaClient.Tests.Support;

namespace WabaClient.Tests.Regressions;

/// <summary>What a reviewer found, one test each.</summary>
public sealed class ReviewTests
{
    [Fact]
    public async Task A_providers_exception_is_not_retried_even_if_it_is_a_transient_one_of_the_library()
    {
        int asked = 0;
        GraphConnectionException thrown = new("vault") { IsTransient = true };
        StubGraph graph = new(_ => StubGraph.Page([1]));

        Assert.Same(thrown, await Assert.ThrowsAsync<GraphConnectionException>(() => Make.Client(graph, tokens: new Provider(() =>
        {
            asked++;
            throw thrown;
        })).ListOwnedAsync("1").ToListAsync()));

        Assert.Equal(1, asked);
    }

    [Fact]
    public async Task A_huge_message_is_cut_before_anything_is_looked_for_in_it()
    {
        string huge = string.Concat(Enumerable.Repeat("http://", 100_000));
        StubGraph graph = new(_ => StubGraph.Error(100, message: "start " + huge));

        InvalidParameterException e = await Assert.ThrowsAsync<InvalidParameterException>(() => Make.Client(graph).ListOwnedAsync("1").ToListAsync());

        Assert.EndsWith("start", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_success_of_a_call_sent_before_the_last_throttle_opens_nothing()
    {
        TestTime time = new();
        TaskCompletionSource slow = new();
        TaskCompletionSource arrived = new();
        TaskCompletionSource allAreThere = new();
        int inFlight = 0, most = 0;
        StubGraph graph = new(async (request, _) =>
        {
            switch (request.Number)
            {
                case 1:
                    return StubGraph.Error(80008, regainMinutes: 1);
                case 2:
                    return StubGraph.Page([1]);
                case 3:
                    arrived.SetResult();
                    await slow.Task;
                    return StubGraph.Page([1]);
                case 4:
                    return StubGraph.Error(80008, regainMinutes: 1);
                default:
                    most = Math.Max(most, Interlocked.Increment(ref inFlight));
                    await allAreThere.Task;
                    await Task.Yield();
                    Interlocked.Decrement(ref inFlight);
                    return StubGraph.Page([1]);
            }
        });
        BusinessAccountsClient client = Make.Client(graph, time, o => o.MaxRetryAttempts = 0);
        await Assert.ThrowsAsync<RateLimitedException>(() => client.ListOwnedAsync("1").ToListAsync());

        // Three wait: one goes first, its success lets the two others go; one of those is throttled while the other is slow.
        Task[] three = [.. Enumerable.Range(0, 3).Select(_ => client.ListOwnedAsync("1").ToListAsync())];
        await time.DriveAsync(Task.WhenAny(three[0]));
        await arrived.Task;
        await Task.WhenAny(three[1], three[2]);
        slow.SetResult();
        await Task.WhenAny(Task.WhenAll(three));
        time.Advance(TimeSpan.FromMinutes(2));

        // Once nobody stood in line, the limit would be gone.
        Task[] twenty = [.. Enumerable.Range(0, 20).Select(_ => client.ListOwnedAsync("1").ToListAsync())];
        allAreThere.SetResult();
        await time.DriveAsync(Task.WhenAll(twenty));

        Assert.InRange(most, 1, 8);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(10)]
    public async Task A_call_that_waited_while_a_straggler_closed_the_scope_again_doubles_the_block_all_the_same(int secondsLate)
    {
        TestTime time = new();
        TaskCompletionSource straggle = new();
        StubGraph graph = new(async (request, _) =>
        {
            if (request.Number == 1)
                await straggle.Task;
            return StubGraph.Error(80008);
        });
        BusinessAccountsClient client = Make.Client(graph, time, o => o.MaxRetryAttempts = 0);
        Task<List<WhatsAppBusinessAccount>> straggler = client.ListOwnedAsync("1").ToListAsync();
        Assert.Equal(TimeSpan.FromSeconds(30), await RefusedForAsync(client.ListOwnedAsync("1").ToListAsync()));
        Task<List<WhatsAppBusinessAccount>> waiting = client.ListOwnedAsync("1").ToListAsync();
        await time.UntilWaitsAsync(1);

        time.Advance(TimeSpan.FromSeconds(secondsLate));
        straggle.SetResult();

        Assert.Equal(TimeSpan.FromSeconds(30), await RefusedForAsync(straggler));
        Assert.Equal(TimeSpan.FromSeconds(60), await RefusedForAsync(time.DriveAsync(waiting)));
    }

    [Theory]
    [InlineData("br")]
    [InlineData("gzip")]
    public async Task A_body_whose_compression_is_broken_is_no_answer_of_graphs(string encoding)
    {
        StubGraph graph = new(_ =>
        {
            MemoryStream garbage = new([.. Enumerable.Repeat((byte)0xFF, 100)]);
            return new HttpResponseMessage { Content = new StreamContent(encoding == "br" ? new BrotliStream(garbage, CompressionMode.Decompress) : new GZipStream(garbage, CompressionMode.Decompress)) };
        });

        GraphResponseException e = await Assert.ThrowsAsync<GraphResponseException>(() => Make.Client(graph, configure: o => o.MaxRetryAttempts = 0).ListOwnedAsync("1").ToListAsync());

        Assert.Equal("The answer (HTTP 200, no content type) is not one of Graph's: its compression is broken.", e.Message);
        Assert.NotNull(e.InnerException);
    }

    [Fact]
    public async Task A_body_that_is_taken_away_is_no_matter_of_compression()
    {
        ObjectDisposedException thrown = new("theirs");
        StubGraph graph = new(_ => new HttpResponseMessage { Content = new StreamContent(new ThrowingStream(thrown)) });

        GraphConnectionException e = await Assert.ThrowsAsync<GraphConnectionException>(() => Make.Client(graph, configure: o => o.MaxRetryAttempts = 0).ListOwnedAsync("1").ToListAsync());

        Assert.Same(thrown, e.InnerException);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_time_out_whose_text_holds_the_token_is_a_time_out_all_the_same(bool inside)
    {
        StubGraph graph = new(request => inside
            ? throw new TaskCanceledException("m", new TimeoutException(request.Authorization))
            : throw new TaskCanceledException(request.Authorization, new TimeoutException("theirs")));

        GraphConnectionException e = await Assert.ThrowsAsync<GraphConnectionException>(() => Make.Client(graph, configure: o => o.MaxRetryAttempts = 0).ListOwnedAsync("1").ToListAsync());

        Assert.Equal(inside ? new TimeoutException().Message : "theirs", Assert.IsType<TimeoutException>(e.InnerException).Message);
        Assert.DoesNotContain(Make.Token, e.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_smaller_page_is_asked_for_with_a_token_that_is_asked_for_anew()
    {
        int asked = 0;
        StubGraph graph = new(request => request.Number == 1
            ? StubGraph.Error(1, HttpStatusCode.InternalServerError, message: "Please reduce the amount of data you're asking for")
            : StubGraph.Page([1]));

        await Make.Client(graph, tokens: new Provider(() => new($"token{++asked}"))).ListOwnedAsync("1").ToListAsync();

        Assert.Equal(["100 Bearer token1", "50 Bearer token2"], graph.Requests.Select(request => $"{request["limit"]} {request.Authorization}"));
    }

    [Theory]
    [InlineData(null, 60)]
    [InlineData(10, 60)]
    [InlineData(120, 120)]
    public async Task A_gate_that_takes_no_blocks_is_helped_by_the_in_process_one(int? own, int expected)
    {
        using TestLog log = new();
        ReadOnlyGate gate = new();
        StubGraph graph = new(_ => StubGraph.Error(80008, regainMinutes: 60));
        BusinessAccountsClient client = Make.Client(graph, new TestTime(), gate: gate, log: log);

        await Assert.ThrowsAsync<RateLimitedException>(() => client.ListOwnedAsync("1").ToListAsync());
        gate.Block = own is { } minutes ? new(TimeSpan.FromMinutes(minutes), 4) : null;
        RateLimitedException refused = await Assert.ThrowsAsync<RateLimitedException>(() => client.ListOwnedAsync("1").ToListAsync());

        Assert.Equal((0, 1, TimeSpan.FromMinutes(expected)), (refused.Attempts, graph.Requests.Count, refused.RetryAfter));
        Assert.Single(log.Lines, line => line.Text.Contains("gate failed", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("""{"error":{"message":"bad \ud83d","code":190}}""")]
    [InlineData("""{"error":{"error_data":"{\"details\":\"\\ud83d\"}","code":190}}""")]
    public async Task A_text_that_is_cut_inside_a_character_does_not_lose_the_code(string body)
    {
        StubGraph graph = new(_ => StubGraph.Json(body, HttpStatusCode.BadRequest));

        await Assert.ThrowsAsync<InvalidAccessTokenException>(() => Make.Client(graph).ListOwnedAsync("1").ToListAsync());
    }

    [Theory]
    [InlineData("9999999999", 24 * 60 * 60)]
    [InlineData("600", 600)]
    [InlineData("150.5", 150.5)]
    public async Task Retry_after_counts_in_every_form_and_inside_a_200(string retryAfter, double seconds)
    {
        StubGraph graph = new(_ =>
        {
            HttpResponseMessage reply = StubGraph.Error(80008, HttpStatusCode.OK);
            reply.Headers.TryAddWithoutValidation("Retry-After", retryAfter);
            return reply;
        });

        RateLimitedException e = await Assert.ThrowsAsync<RateLimitedException>(() => Make.Client(graph, new TestTime()).ListOwnedAsync("1").ToListAsync());

        Assert.Equal(TimeSpan.FromSeconds(seconds), e.RetryAfter);
    }

    [Theory]
    [InlineData(33)]
    [InlineData(105)]
    [InlineData(2635)]
    public async Task Codes_that_do_not_pass_are_not_tried_again_in_a_500(int code)
    {
        StubGraph graph = new(_ => StubGraph.Json("{\"error\":{\"is_transient\":true,\"code\":" + code.ToString(CultureInfo.InvariantCulture) + "}}", HttpStatusCode.InternalServerError));

        await Assert.ThrowsAsync<GraphApiException>(() => Make.Client(graph).ListOwnedAsync("1").ToListAsync());

        Assert.Single(graph.Requests);
    }

    [Fact]
    public async Task A_handlers_exception_keeps_its_identity_whatever_is_inside_it()
    {
        InvalidOperationException thrown = new("theirs", new TimeoutException());
        StubGraph graph = new(_ => throw thrown);

        Assert.Same(thrown, (await Assert.ThrowsAsync<GraphConnectionException>(() => Make.Client(graph, configure: o => o.MaxRetryAttempts = 0).ListOwnedAsync("1").ToListAsync())).InnerException);
    }

    [Theory]
    [InlineData("1700000000.0")]
    [InlineData("1.7e9")]
    public async Task A_creation_time_is_read_from_every_form_of_number(string number)
    {
        StubGraph graph = new(_ => StubGraph.Json("{\"id\":\"1\",\"creation_time\":" + number + "}"));

        Assert.Equal(DateTimeOffset.FromUnixTimeSeconds(1_700_000_000), (await Make.Client(graph).GetAsync("1")).CreationTime);
    }

    [Fact]
    public async Task A_short_token_takes_no_letters_out_of_usage_headers()
    {
        StubGraph graph = new(_ => StubGraph.Error(80008, regainMinutes: 5));

        RateLimitedException e = await Assert.ThrowsAsync<RateLimitedException>(() => Make.Client(graph, new TestTime(), o => o.AccessToken = "t").ListOwnedAsync("1").ToListAsync());

        Assert.Equal(TimeSpan.FromMinutes(5), e.RetryAfter);
    }

    [Fact]
    public async Task A_listing_with_read_ahead_that_is_cancelled_between_pages_leaves_nothing_running()
    {
        int running = 0;
        using CancellationTokenSource cancel = new();
        StubGraph graph = new(async (request, cancellationToken) =>
        {
            if (request.Number == 1)
                return StubGraph.Page([1], "b");
            Interlocked.Increment(ref running);
            try
            {
                await Task.Delay(Timeout.Infinite, cancellationToken);
                return StubGraph.Page([2]);
            }
            finally
            {
                Interlocked.Decrement(ref running);
            }
        });

        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () =>
        {
            await foreach (WhatsAppBusinessAccount account in Make.Client(graph).ListOwnedAsync("1", new AccountQuery { ReadAhead = true }, cancel.Token))
                await cancel.CancelAsync();
        });

        Assert.Equal((0, 2), (running, graph.Requests.Count));
    }

    private static async Task<TimeSpan?> RefusedForAsync(Task listing) => (await Assert.ThrowsAsync<RateLimitedException>(() => listing)).RetryAfter;

    private sealed class Provider(Func<GraphAccessToken> token) : IGraphAccessTokenProvider
    {
        public ValueTask<GraphAccessToken> GetAccessTokenAsync(GraphAccessTokenRequest request, CancellationToken cancellationToken) => new(token());
    }

    private sealed class ThrowingStream(Exception exception) : MemoryStream
    {
        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) => throw exception;
    }

    private sealed class ReadOnlyGate : RateLimitGate
    {
        public RateLimitBlock? Block { get; set; }

        public override ValueTask<RateLimitBlock?> GetBlockAsync(IReadOnlyList<string> scopes, CancellationToken cancellationToken) => new(Block);

        public override ValueTask BlockAsync(string scope, RateLimitBlock block, CancellationToken cancellationToken) => throw new InvalidOperationException("read-only");
    }
}
