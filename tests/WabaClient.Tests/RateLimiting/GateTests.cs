using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;
using WabaClient.Tests.Support;

namespace WabaClient.Tests.RateLimiting;

public sealed class GateTests
{
    private static readonly TimeSpan FiveMinutes = TimeSpan.FromMinutes(5);

    [Theory]
    [InlineData(80008, "business")]
    [InlineData(613, "business")]
    [InlineData(80007, "business")]
    [InlineData(4, "app")]
    [InlineData(341, "app")]
    [InlineData(17, "token")]
    [InlineData(32, "token")]
    public async Task A_throttle_closes_its_own_scope_and_no_other(int code, string scope)
    {
        TestTime time = new();
        StubGraph graph = new(request => request.Number == 1 ? StubGraph.Error(code) : StubGraph.Page([1]));
        PerBusiness tokens = new();
        BusinessAccountsClient client = Make.Client(graph, time, o => o.MaxRateLimitWait = TimeSpan.Zero, tokens);
        await Assert.ThrowsAsync<RateLimitedException>(() => client.ListOwnedAsync("1").ToListAsync());

        bool[] refused =
        [
            await IsRefused(client, "1"),
            await IsRefused(client, "2"),   // another business, another token
            await IsRefused(client, "11"),  // another business, the token of the first
        ];

        Assert.Equal([true, scope == "app", scope is "app" or "token"], refused);
    }

    [Fact]
    public async Task While_closed_nothing_is_sent_and_the_exception_says_why_and_how_long()
    {
        TestTime time = new();
        StubGraph graph = new(_ => StubGraph.Error(80008, regainMinutes: 5));
        BusinessAccountsClient client = Make.Client(graph, time);
        await Assert.ThrowsAsync<RateLimitedException>(() => client.ListOwnedAsync("1").ToListAsync());
        time.Advance(TimeSpan.FromMinutes(1));

        RateLimitedException e = await Assert.ThrowsAsync<RateLimitedException>(
            () => client.ListClientAsync("1", new AccountQuery { Cursor = "c" }).ToListAsync());

        Assert.Single(graph.Requests);
        Assert.Equal("The rate-limit gate is closed for another 00:04:00 after error 80008, which exceeds the remaining MaxRateLimitWait; the request was not sent.", e.Message);
        Assert.Equal(80008, e.Code);
        Assert.Equal(TimeSpan.FromMinutes(4), e.RetryAfter);
        Assert.Equal(0, e.Attempts);
        Assert.Equal("c", e.Cursor);
        Assert.True(e.IsTransient);
        Assert.Null(e.StatusCode);
    }

    [Fact]
    public async Task A_short_block_is_waited_for_and_the_listing_goes_on()
    {
        TestTime time = new();
        StubGraph graph = StubGraph.InOrder(
            () => StubGraph.Page([1], "b"),
            () => StubGraph.Error(80008, regainMinutes: 1),
            () => StubGraph.Page([2]));

        Assert.Equal([1, 2], (await time.DriveAsync(Make.Client(graph, time).ListOwnedAsync("1").ToListAsync())).Ids());

        Assert.Equal([null, "b", "b"], graph.Requests.Select(r => r["after"]));
        Assert.InRange(time.Elapsed, TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(1.06));
    }

    [Fact]
    public async Task What_one_page_waits_in_all_is_bounded()
    {
        TestTime time = new();
        StubGraph graph = new(_ => StubGraph.Error(80008, regainMinutes: 1));

        RateLimitedException e = await Assert.ThrowsAsync<RateLimitedException>(
            () => time.DriveAsync(Make.Client(graph, time, o => o.MaxRetryAttempts = 10).ListOwnedAsync("1").ToListAsync()));

        Assert.Equal((3, TimeSpan.FromMinutes(1)), (e.Attempts, e.RetryAfter));
        Assert.InRange(time.Elapsed, TimeSpan.FromMinutes(2), TimeSpan.FromMinutes(2.2));
    }

    [Fact]
    public async Task Without_a_hint_the_scope_closes_for_MaxDelay_doubled_until_a_success_and_15_minutes_at_most()
    {
        TestTime time = new();
        bool isThrottled = true;
        StubGraph graph = new(_ => isThrottled ? StubGraph.Error(80008, regainMinutes: 0) : StubGraph.Page([1]));
        BusinessAccountsClient client = Make.Client(
            graph,
            time,
            o => (o.MaxRateLimitWait, o.MaxRetryAttempts) = (TimeSpan.FromDays(1), 0));
        List<double> blocks = [];

        for (int i = 0; i < 7; i++)
            blocks.Add((await Assert.ThrowsAsync<RateLimitedException>(() => time.DriveAsync(client.ListOwnedAsync("1").ToListAsync()))).RetryAfter!.Value.TotalSeconds);
        isThrottled = false;
        await time.DriveAsync(client.ListOwnedAsync("1").ToListAsync());
        isThrottled = true;
        blocks.Add((await Assert.ThrowsAsync<RateLimitedException>(() => time.DriveAsync(client.ListOwnedAsync("1").ToListAsync()))).RetryAfter!.Value.TotalSeconds);

        Assert.Equal([30, 60, 120, 240, 480, 900, 900, 30], blocks);
    }

    [Fact]
    public async Task Throttles_of_calls_that_were_already_in_flight_do_not_double_the_block()
    {
        TestTime time = new();
        TaskCompletionSource answer = new();
        StubGraph graph = new(async (_, _) =>
        {
            await answer.Task;
            return StubGraph.Error(80008);
        });
        BusinessAccountsClient client = Make.Client(graph, time, o => o.MaxRetryAttempts = 0);
        Task<List<WhatsAppBusinessAccount>>[] calls =
        [
            .. Enumerable.Range(0, 20).Select(_ => client.ListOwnedAsync("1").ToListAsync()),
        ];

        answer.SetResult();

        foreach (Task<List<WhatsAppBusinessAccount>> call in calls)
            Assert.Equal(
                TimeSpan.FromSeconds(30),
                (await Assert.ThrowsAsync<RateLimitedException>(() => call)).RetryAfter);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(10)]
    public async Task A_call_that_waited_while_a_straggler_closed_the_scope_again_doubles_the_block_all_the_same(
        int secondsLate)
    {
        TestTime time = new();
        TaskCompletionSource straggle = new();
        StubGraph graph = new(async (request, _) =>
        {
            if (request.Number == 1)
                await straggle.Task;
            return StubGraph.Error(80008);
        });
        BusinessAccountsClient client = Make.ClientWithoutRetries(graph, time);
        Task<List<WhatsAppBusinessAccount>> straggler = client.ListAsync();
        Assert.Equal(TimeSpan.FromSeconds(30), await RefusedForAsync(client.ListAsync()));
        Task<List<WhatsAppBusinessAccount>> waiting = client.ListAsync();
        await time.UntilWaitsAsync(1);

        time.Advance(TimeSpan.FromSeconds(secondsLate));
        straggle.SetResult();

        Assert.Equal(TimeSpan.FromSeconds(30), await RefusedForAsync(straggler));
        Assert.Equal(TimeSpan.FromSeconds(60), await RefusedForAsync(time.DriveAsync(waiting)));
    }

    [Fact]
    public async Task A_thousand_listings_send_nothing_while_the_block_lasts_and_fail_at_once_when_it_is_long()
    {
        TestTime time = new();
        StubGraph graph = new(_ => StubGraph.Error(80008, regainMinutes: 5));
        BusinessAccountsClient client = Make.Client(graph, time);
        await Assert.ThrowsAsync<RateLimitedException>(() => client.ListOwnedAsync("1").ToListAsync());

        Task<List<WhatsAppBusinessAccount>>[] listings =
        [
            .. Enumerable.Range(0, 1_000).Select(_ => Task.Run(() => client.ListOwnedAsync("1").ToListAsync())),
        ];

        foreach (Task<List<WhatsAppBusinessAccount>> listing in listings)
            Assert.Equal(
                (0, FiveMinutes),
                (await Assert.ThrowsAsync<RateLimitedException>(() => listing)) is var e ? (e.Attempts, e.RetryAfter!.Value) : default);
        Assert.Single(graph.Requests);
    }

    [Fact]
    public async Task After_a_short_block_one_call_goes_first_and_the_others_follow_until_all_have_their_list()
    {
        TestTime time = new();
        int inFlight = 0, most = 0;
        ConcurrentQueue<(TimeSpan At, int InFlight)> arrivals = new();
        StubGraph graph = new(async (request, _) =>
        {
            if (request.Number == 1)
                return StubGraph.Error(80008, regainMinutes: 1);
            int now = Interlocked.Increment(ref inFlight);
            most = Math.Max(most, now);
            arrivals.Enqueue((time.Elapsed, now));
            for (int i = 0; i < 3; i++)
                await Task.Yield();
            Interlocked.Decrement(ref inFlight);
            return request["after"] is null ? StubGraph.Page([1], "b") : StubGraph.Page([2]);
        });
        BusinessAccountsClient client = Make.Client(graph, time);
        Task<List<WhatsAppBusinessAccount>> first = client.ListOwnedAsync("1").ToListAsync();
        await time.UntilWaitsAsync(1);

        Task<List<WhatsAppBusinessAccount>>[] listings =
        [
            first,
            .. Enumerable.Range(0, 1_000).Select(_ => client.ListOwnedAsync("1").ToListAsync()),
        ];
        Assert.Single(graph.Requests);
        Task<List<WhatsAppBusinessAccount>[]> all = Task.WhenAll(listings);
        await time.DriveAsync(all);

        Assert.All(await all, list => Assert.Equal([1, 2], list.Ids()));
        Assert.Equal(1 + 2 * 1_001, graph.Requests.Count);
        Assert.True(arrivals.All(arrival => arrival.At >= TimeSpan.FromMinutes(1)));
        Assert.True(arrivals.TryPeek(out var head) && head.InFlight == 1);
        Assert.Equal([1, 2, 3], arrivals.Select(arrival => arrival.InFlight).Distinct().Take(3));
        Assert.InRange(most, 9, 100);
    }

    [Fact]
    public async Task Other_businesses_go_on()
    {
        TestTime time = new();
        StubGraph graph = new(request => request.Address.AbsolutePath.Contains("/1/", StringComparison.Ordinal) ? StubGraph.Error(80008, regainMinutes: 5) : StubGraph.Page([1]));
        BusinessAccountsClient client = Make.Client(graph, time);
        await Assert.ThrowsAsync<RateLimitedException>(() => client.ListOwnedAsync("1").ToListAsync());

        Assert.Single(await client.ListOwnedAsync("2").ToListAsync());
    }

    [Fact]
    public async Task Waiting_in_several_lines_counts_as_long_as_something_was_closed_and_no_longer()
    {
        TestTime time = new();
        InProcessRateLimitGate gate = new(time);
        TimeSpan latency = TimeSpan.FromSeconds(20);
        int small = 0;
        StubGraph graph = new(async (request, cancellationToken) =>
        {
            if (request.Number == 1)
                return StubGraph.Error(80008, regainMinutes: 1);
            await Task.Delay(latency, time, cancellationToken);
            return request["limit"] == "7" && Interlocked.Increment(ref small) == 1
                ? StubGraph.Error(2)
                : StubGraph.Page([7]);
        });
        BusinessAccountsClient client = Make.Client(graph, time, gate: gate);
        await Assert.ThrowsAsync<RateLimitedException>(
            () => Make.Client(graph, time, o => o.MaxRetryAttempts = 0, gate: gate).ListOwnedAsync("1").ToListAsync());
        time.Advance(TimeSpan.FromMinutes(1));
        await gate.BlockAsync("default:app", new(TimeSpan.FromSeconds(110), 4), CancellationToken.None);

        // The first one waits for the app, one of business 1 behind it, nine more behind that; then comes another of
        // business 1, which waits in the queue of its business and then in that of the app.
        string[] ahead = ["2", "1", "3", "4", "5", "6", "7", "8", "9", "10", "11"];
        Task[] others = [.. ahead.Select(business => client.ListOwnedAsync(business).ToListAsync())];
        Task<List<WhatsAppBusinessAccount>> last =
            client.ListOwnedAsync("1", new AccountQuery { PageSize = 7 }).ToListAsync();
        await time.DriveAsync(Task.WhenAll([last, .. others]));

        // Only 10 of its 120 s are left, but a failure without a wait is still retried.
        Assert.Equal([7], (await last).Ids());
        Assert.Equal(2, small);
    }

    [Fact]
    public async Task A_first_call_that_ends_in_another_way_hands_its_turn_on_and_a_cancelled_waiter_leaves_at_once()
    {
        TestTime time = new();
        StubGraph graph = StubGraph.InOrder(
            () => StubGraph.Error(80008, regainMinutes: 1),
            () => StubGraph.Error(200),
            () => StubGraph.Page([3]));
        BusinessAccountsClient client = Make.Client(graph, time, o => o.MaxRetryAttempts = 0);
        await Assert.ThrowsAsync<RateLimitedException>(() => client.ListOwnedAsync("1").ToListAsync());
        using CancellationTokenSource cancel = new();
        Task<List<WhatsAppBusinessAccount>> first = client.ListOwnedAsync("1").ToListAsync();
        await time.UntilWaitsAsync(1);
        Task<List<WhatsAppBusinessAccount>> cancelled = client.ListOwnedAsync("1").ToListAsync(cancel.Token);
        Task<List<WhatsAppBusinessAccount>> last = client.ListOwnedAsync("1").ToListAsync();

        await cancel.CancelAsync();
        Assert.Equal(
            cancel.Token,
            (await Assert.ThrowsAnyAsync<OperationCanceledException>(() => cancelled)).CancellationToken);
        Assert.Single(graph.Requests);
        await time.DriveAsync(Task.WhenAny(first));

        await Assert.ThrowsAsync<PermissionDeniedException>(() => first);
        Assert.Equal([3], (await last).Ids());
        Assert.Equal(3, graph.Requests.Count);
    }

    [Fact]
    public async Task A_holder_of_the_turn_that_is_cancelled_while_it_waits_hands_it_on()
    {
        TestTime time = new();
        StubGraph graph = StubGraph.InOrder(() => StubGraph.Error(80008, regainMinutes: 1), () => StubGraph.Page([2]));
        BusinessAccountsClient client = Make.Client(graph, time, o => o.MaxRetryAttempts = 0);
        await Assert.ThrowsAsync<RateLimitedException>(() => client.ListOwnedAsync("1").ToListAsync());
        using CancellationTokenSource cancel = new();
        Task<List<WhatsAppBusinessAccount>> holder = client.ListOwnedAsync("1").ToListAsync(cancel.Token);
        Task<List<WhatsAppBusinessAccount>> next = client.ListOwnedAsync("1").ToListAsync();
        await time.UntilWaitsAsync(1);

        await cancel.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => holder);

        Assert.Equal([2], (await time.DriveAsync(next)).Ids());
    }

    [Fact]
    public async Task Waiters_look_again_when_the_scope_closes_for_longer_than_they_may_wait()
    {
        TestTime time = new();
        TaskCompletionSource closesAgain = new();
        StubGraph graph = StubGraph.InOrder(
            () => StubGraph.Error(80008, regainMinutes: 1),
            () =>
            {
                closesAgain.TrySetResult();
                return StubGraph.Error(80008, regainMinutes: 60);
            });
        BusinessAccountsClient client = Make.Client(graph, time, o => o.MaxRetryAttempts = 0);
        await Assert.ThrowsAsync<RateLimitedException>(() => client.ListOwnedAsync("1").ToListAsync());
        Task<List<WhatsAppBusinessAccount>>[] waiting =
        [
            .. Enumerable.Range(0, 10).Select(_ => client.ListOwnedAsync("1").ToListAsync()),
        ];

        // Not further: an hour later the scope would open for those that have not looked yet.
        await time.DriveAsync(closesAgain.Task);

        RateLimitedException[] ends = await Task.WhenAll(
            waiting.Select(w => Assert.ThrowsAsync<RateLimitedException>(() => w)));
        Assert.Equal(2, graph.Requests.Count);
        Assert.Equal(1, ends.Count(e => e.Attempts == 1));
        Assert.All(ends, e => Assert.InRange(e.RetryAfter!.Value, TimeSpan.FromMinutes(59), TimeSpan.FromMinutes(60)));
    }

    [Fact]
    public async Task A_success_never_closes_a_gate_whatever_its_usage_says()
    {
        StubGraph graph = new(_ =>
        {
            HttpResponseMessage page = StubGraph.Page([1]);
            page.Headers.TryAddWithoutValidation(
                "X-Business-Use-Case-Usage",
                """{"1":[{"call_count":100,"estimated_time_to_regain_access":60}]}""");
            return page;
        });
        BusinessAccountsClient client = Make.Client(graph, new TestTime());

        await client.ListOwnedAsync("1").ToListAsync();
        await client.ListOwnedAsync("1").ToListAsync();

        Assert.Equal(2, graph.Requests.Count);
    }

    [Fact]
    public async Task A_users_gate_sees_the_scopes_and_replaces_the_librarys()
    {
        TestTime time = new();
        RecordingGate gate = new();
        StubGraph graph = StubGraph.InOrder(() => StubGraph.Error(80008, regainMinutes: 5), () => StubGraph.Page([1]));
        BusinessAccountsClient client = Make.Client(graph, time, o => o.MaxRetryAttempts = 0, gate: gate);

        await Assert.ThrowsAsync<RateLimitedException>(() => client.ListOwnedAsync("1").ToListAsync());
        await client.ListOwnedAsync("1").ToListAsync();

        Assert.Equal([("default:business:1", new RateLimitBlock(FiveMinutes, 80008))], gate.Blocks);
        Assert.Equal(["default:business:1", "default:app"], gate.Scopes!.Take(2));
        Assert.StartsWith("default:token:", gate.Scopes![2], StringComparison.Ordinal);
        Assert.DoesNotContain(Make.Token, gate.Scopes[2], StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_app_secret_makes_the_prefix_of_the_scopes()
    {
        RecordingGate gate = new();

        await Make.Client(new StubGraph(_ => StubGraph.Page([])), configure: o => o.AppSecret = "secret", gate: gate)
            .ListOwnedAsync("1")
            .ToListAsync();

        // The first 16 hex digits of SHA-256("secret").
        Assert.Equal("2bb80d537b1da3e3:business:1", gate.Scopes![0]);
    }

    [Fact]
    public async Task A_block_from_elsewhere_is_obeyed()
    {
        TestTime time = new();
        RecordingGate gate = new() { Block = new RateLimitBlock(TimeSpan.FromHours(1), 80008) };
        StubGraph graph = new(_ => StubGraph.Page([1]));

        RateLimitedException e = await Assert.ThrowsAsync<RateLimitedException>(
            () => Make.Client(graph, time, gate: gate).ListOwnedAsync("1").ToListAsync());

        Assert.Equal((80008, TimeSpan.FromHours(1)), (e.Code, e.RetryAfter));
        Assert.Empty(graph.Requests);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-5)]
    public async Task A_block_that_is_over_is_none(int seconds)
    {
        RecordingGate gate = new() { Block = new RateLimitBlock(TimeSpan.FromSeconds(seconds), 80008) };

        Assert.Equal([1], (await Make.Client(new StubGraph(_ => StubGraph.Page([1])), new TestTime(), gate: gate).ListOwnedAsync("1").ToListAsync()).Ids());
    }

    [Fact]
    public async Task A_throttle_that_asks_for_no_wait_closes_no_gate()
    {
        RecordingGate gate = new();
        StubGraph graph = new(_ => StubGraph.Error(80008));

        RateLimitedException e = await Assert.ThrowsAsync<RateLimitedException>(
            () => Make.Client(graph, new TestTime(), o => (o.MaxRetryAttempts, o.BaseDelay, o.MaxDelay) = (0, TimeSpan.Zero, TimeSpan.Zero), gate: gate).ListOwnedAsync("1").ToListAsync());

        Assert.Equal(TimeSpan.Zero, e.RetryAfter);
        Assert.Empty(gate.Blocks);
    }

    [Fact]
    public async Task A_throttle_of_a_token_that_came_in_mid_listing_closes_the_scope_of_that_token()
    {
        Rotating tokens = new() { Token = "token-a" };
        StubGraph graph = new(request => request.Authorization == "Bearer token-b" ? StubGraph.Error(17) : StubGraph.Page([1], request["after"] is null ? "b" : null));
        BusinessAccountsClient client = Make.Client(
            graph,
            new TestTime(),
            o => o.MaxRateLimitWait = TimeSpan.Zero,
            tokens);

        await Assert.ThrowsAsync<RateLimitedException>(async () =>
        {
            await foreach (WhatsAppBusinessAccount account in client.ListOwnedAsync("1"))
                tokens.Token = "token-b";
        });

        Assert.True(await IsRefused(client, "2"));
        tokens.Token = "token-a";
        Assert.False(await IsRefused(client, "1"));
    }

    [Fact]
    public async Task A_gate_that_cannot_be_asked_is_warned_of_even_if_nothing_is_throttled()
    {
        using TestLog log = new();
        BusinessAccountsClient client = Make.Client(
            new StubGraph(_ => StubGraph.Page([1])),
            gate: new RecordingGate { Failure = new InvalidOperationException("no redis") },
            log: log);

        await client.ListOwnedAsync("1").ToListAsync();
        await client.ListOwnedAsync("1").ToListAsync();

        Assert.Single(log.Lines);
    }

    [Fact]
    public async Task A_gate_that_throws_is_warned_of_once_and_calls_go_on_behind_the_in_process_gate()
    {
        using TestLog log = new();
        RecordingGate gate = new() { Failure = new InvalidOperationException("no redis") };
        StubGraph graph = new(_ => StubGraph.Error(80008, regainMinutes: 5));
        BusinessAccountsClient client = Make.Client(graph, new TestTime(), gate: gate, log: log);

        await Assert.ThrowsAsync<RateLimitedException>(() => client.ListOwnedAsync("1").ToListAsync());
        RateLimitedException refused = await Assert.ThrowsAsync<RateLimitedException>(
            () => client.ListOwnedAsync("1").ToListAsync());

        Assert.Equal((0, 1), (refused.Attempts, graph.Requests.Count));
        Assert.Single(
            log.Lines,
            line => line.Level == LogLevel.Warning && line.Text.Contains("gate failed", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Blocks_are_never_shortened()
    {
        TestTime time = new();
        InProcessRateLimitGate gate = new(time);

        await gate.BlockAsync("a", new(FiveMinutes, 1), CancellationToken.None);
        await gate.BlockAsync("a", new(TimeSpan.FromMinutes(1), 2), CancellationToken.None);
        await gate.BlockAsync("b", new(TimeSpan.FromMinutes(9), 3), CancellationToken.None);

        Assert.Equal(new RateLimitBlock(FiveMinutes, 1), await gate.GetBlockAsync(["a", "c"], CancellationToken.None));
        Assert.Equal(
            new RateLimitBlock(TimeSpan.FromMinutes(9), 3),
            await gate.GetBlockAsync(["a", "b"], CancellationToken.None));
        Assert.Equal(
            new RateLimitBlock(TimeSpan.FromMinutes(9), 3),
            await gate.GetBlockAsync(["b", "a"], CancellationToken.None));
        await gate.BlockAsync("b", new(TimeSpan.FromMinutes(9), 4), CancellationToken.None);
        Assert.Equal(3, (await gate.GetBlockAsync(["b"], CancellationToken.None))?.Code);
        time.Advance(FiveMinutes);
        Assert.Null(await gate.GetBlockAsync(["a"], CancellationToken.None));
        Assert.Equal(1, gate.ClosedScopes);
    }

    private static async Task<TimeSpan?> RefusedForAsync(Task listing) =>
        (await Assert.ThrowsAsync<RateLimitedException>(() => listing)).RetryAfter;

    private static async Task<bool> IsRefused(BusinessAccountsClient client, string business)
    {
        try
        {
            await client.ListOwnedAsync(business).ToListAsync();
            return false;
        }
        catch (RateLimitedException e)
        {
            Assert.Equal(0, e.Attempts);
            return true;
        }
    }

    private sealed class PerBusiness : IGraphAccessTokenProvider
    {
        public ValueTask<GraphAccessToken> GetAccessTokenAsync(
            GraphAccessTokenRequest request,
            CancellationToken cancellationToken) =>
            new(new GraphAccessToken("token" + request.BusinessId!.Value.Value[0]));
    }

    private sealed class Rotating : IGraphAccessTokenProvider
    {
        public string Token { get; set; } = "";

        public ValueTask<GraphAccessToken> GetAccessTokenAsync(
            GraphAccessTokenRequest request,
            CancellationToken cancellationToken) =>
            new(new GraphAccessToken(Token));
    }

    private sealed class RecordingGate : RateLimitGate
    {
        public List<(string Scope, RateLimitBlock Block)> Blocks { get; } = [];

        public IReadOnlyList<string>? Scopes { get; private set; }

        public RateLimitBlock? Block { get; init; }

        public Exception? Failure { get; init; }

        public override ValueTask<RateLimitBlock?> GetBlockAsync(
            IReadOnlyList<string> scopes,
            CancellationToken cancellationToken)
        {
            if (Failure is not null)
                throw Failure;
            Scopes = [.. scopes];
            return new(Block);
        }

        public override ValueTask BlockAsync(string scope, RateLimitBlock block, CancellationToken cancellationToken)
        {
            if (Failure is not null)
                throw Failure;
            Blocks.Add((scope, block));
            return default;
        }
    }
}
