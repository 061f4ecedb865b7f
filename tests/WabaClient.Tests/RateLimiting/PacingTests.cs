using WabaClient.Tests.Diagnostics;
using WabaClient.Tests.Support;

namespace WabaClient.Tests.RateLimiting;

[Collection(ProcessWide.Name)]
public sealed class PacingTests
{
    private static readonly TimeSpan TwoMinutes = TimeSpan.FromMinutes(2);

    // No attempt times out while the clock is moved for another call.
    private readonly TestTime _time = new() { AttemptTimeout = TimeSpan.FromHours(23.9) };

    [Fact]
    public async Task A_listing_of_400_pages_is_never_throttled_at_200_calls_an_hour()
    {
        ModelQuota quota = new(200);
        int throttles = 0;
        StubGraph graph = new(request =>
        {
            (int usage, TimeSpan? regain) = quota.Call(_time.Elapsed);
            throttles += regain is null ? 0 : 1;
            return StubGraph.Page([request.Number], request.Number < 400 ? "next" + request.Number : null).WithUsage(usage);
        });

        List<WhatsAppBusinessAccount> accounts = await _time.DriveAsync(Client(graph).ListAsync());

        Assert.Equal(Enumerable.Range(1, 400), accounts.Ids());
        Assert.Equal(0, throttles);
        Assert.InRange(_time.Elapsed, TimeSpan.FromHours(1), TimeSpan.FromHours(2.5));
    }

    [Fact]
    public async Task Without_the_setting_nothing_waits_whatever_the_usage()
    {
        StubGraph graph = new(_ => StubGraph.Page([1]).WithUsage(99));
        BusinessAccountsClient client = Make.Client(graph, _time);

        for (int i = 0; i < 5; i++)
            await client.ListAsync();

        Assert.Equal(TimeSpan.Zero, _time.Elapsed);
    }

    [Fact]
    public async Task A_page_is_sent_when_it_may_not_wait_longer()
    {
        StubGraph graph = new(_ => StubGraph.Page([1]).WithUsage(99));
        BusinessAccountsClient client = Client(graph, TwoMinutes);
        await client.ListAsync();

        await _time.DriveAsync(client.ListAsync());

        Assert.Equal(TwoMinutes, _time.Elapsed);
    }

    [Fact]
    public async Task A_wait_counts_towards_what_the_page_may_wait_in_all()
    {
        StubGraph graph = StubGraph.InOrder(
            () => StubGraph.Page([1]).WithUsage(99),
            () => StubGraph.Error(80008, regainMinutes: 1));
        BusinessAccountsClient client = Client(graph, TwoMinutes);
        await client.ListAsync();

        RateLimitedException e = await Assert.ThrowsAsync<RateLimitedException>(() => _time.DriveAsync(client.ListAsync()));

        Assert.Equal(1, e.Attempts);
        Assert.Equal(TwoMinutes, _time.Elapsed);
    }

    [Fact]
    public async Task With_no_time_to_wait_nothing_is_delayed()
    {
        StubGraph graph = new(_ => StubGraph.Page([1]).WithUsage(99));
        BusinessAccountsClient client = Client(graph, TimeSpan.Zero);

        for (int i = 0; i < 5; i++)
            await client.ListAsync();

        Assert.Equal(5, graph.Requests.Count);
        Assert.Equal(TimeSpan.Zero, _time.Elapsed);
    }

    [Fact]
    public async Task A_wait_is_announced_and_measured()
    {
        using Recorder recorder = new();
        List<WaitingEventArgs> waits = [];
        BusinessAccountsClient client = Client(new StubGraph(_ => StubGraph.Page([1]).WithUsage(99)), TwoMinutes);
        client.Waiting += (_, e) => waits.Add(e);
        await client.ListAsync();
        DateTimeOffset start = _time.GetUtcNow();

        await _time.DriveAsync(client.ListAsync());

        WaitingEventArgs wait = Assert.Single(waits);
        Assert.Equal((WaitReason.Pacing, "1", null), (wait.Reason, wait.ObjectId, wait.Code));
        Assert.Equal((TwoMinutes, start + TwoMinutes), (wait.Wait, wait.Until));
        Assert.Equal(["120"], recorder["waba.client.pacing.wait"]);
        Assert.Empty(recorder["waba.client.throttle.wait"]);
    }

    [Theory]
    [InlineData("""{"9":[{"call_count":1,"total_cputime":2,"total_time":3},{"call_count":1,"total_cputime":99}]}""", null)]
    [InlineData("""{"9":[{"call_count":1}],"8":[{"total_time":99}]}""", null)]
    [InlineData("{}", """{"call_count":99,"total_time":1,"total_cputime":1}""")]
    public async Task The_highest_of_all_reported_values_counts(string business, string? app)
    {
        BusinessAccountsClient client = Client(new StubGraph(_ => StubGraph.Page([1]).WithUsage(business, app)), TwoMinutes);
        await client.ListAsync();

        await _time.DriveAsync(client.ListAsync());

        Assert.Equal(TwoMinutes, _time.Elapsed);
    }

    [Fact]
    public async Task Errors_report_usage_as_well_and_a_missing_header_is_no_evidence()
    {
        StubGraph graph = StubGraph.InOrder(
            () => StubGraph.Error(2).WithUsage(99),
            () => StubGraph.Page([1]));
        BusinessAccountsClient client = Client(graph, TwoMinutes);

        // Two seconds and at most one more are the back-off of the retry.
        await _time.DriveAsync(client.ListAsync());
        Assert.InRange(_time.Elapsed, TwoMinutes, TwoMinutes + TimeSpan.FromSeconds(3));
        TimeSpan before = _time.Elapsed;
        await _time.DriveAsync(client.ListAsync());

        Assert.Equal(TwoMinutes, _time.Elapsed - before);
    }

    [Fact]
    public async Task Other_businesses_do_not_wait_and_clients_with_the_same_gate_do()
    {
        InProcessRateLimitGate gate = new(_time);
        StubGraph graph = new(_ => StubGraph.Page([1]).WithUsage(99));
        await Client(graph, TwoMinutes, gate).ListAsync();

        await Client(graph, TwoMinutes, gate).ListOwnedAsync("2").ToListAsync();
        Assert.Equal(TimeSpan.Zero, _time.Elapsed);
        await _time.DriveAsync(Client(graph, TwoMinutes, gate).ListAsync());

        Assert.Equal(TwoMinutes, _time.Elapsed);
    }

    [Fact]
    public void Calls_of_one_scope_are_sent_one_by_one_in_the_order_in_which_they_came()
    {
        PacedScope scope = new("default:business:1", _time);
        GraphCall first = Call();
        Assert.True(scope.TryEnter(first, 50));
        End(scope, first);
        List<PacingPlace> places = [.. Enumerable.Range(0, 30).Select(_ => scope.Join(Call(), 50).Place)];
        Assert.False(scope.TryEnter(Call(), 50));

        for (int i = 0; i < 30; i++)
        {
            Assert.Equal(i, places.Count(place => place.Granted.IsCompleted));
            _time.Advance(Assert.Single(_time.Waits));
            Assert.True(places[i].Granted.IsCompleted);
            End(scope, places[i].Call);
        }

        Assert.Equal(Enumerable.Range(2, 30), places.Select(place => (int)place.Call.Pacing!.Number));
        Assert.Empty(_time.Waits);
    }

    [Fact]
    public async Task Many_calls_of_one_business_are_all_sent()
    {
        StubGraph graph = new(_ => StubGraph.Page([1]).WithUsage(80));
        BusinessAccountsClient client = Client(graph);
        await client.ListAsync();

        Task<List<WhatsAppBusinessAccount>[]> all = Task.WhenAll(Enumerable.Range(1, 30).Select(_ => client.ListAsync()));

        Assert.All(await _time.DriveAsync(all), list => Assert.Single(list));
    }

    [Fact]
    public async Task A_call_that_is_cancelled_while_it_waits_gives_its_place_to_the_next()
    {
        using CancellationTokenSource cancellation = new();
        StubGraph graph = new(_ => StubGraph.Page([1]).WithUsage(80));
        BusinessAccountsClient client = Client(graph);
        await client.ListAsync();
        Task cancelled = client.ListOwnedAsync("1").ToListAsync(cancellation.Token);
        Task next = client.ListAsync();
        await _time.UntilWaitsAsync(1);

        await cancellation.CancelAsync();
        OperationCanceledException e = await Assert.ThrowsAnyAsync<OperationCanceledException>(() => cancelled);
        await _time.DriveAsync(next);

        Assert.Equal(cancellation.Token, e.CancellationToken);
        Assert.Equal(2, graph.Requests.Count);

        // The estimate is 17 calls an hour at most.
        Assert.InRange(_time.Elapsed, TimeSpan.FromMinutes(3), TimeSpan.FromMinutes(4));
    }

    [Fact]
    public async Task A_call_that_has_waited_is_not_sent_while_the_gate_is_closed()
    {
        InProcessRateLimitGate gate = new(_time);
        StubGraph graph = new(_ => StubGraph.Page([1]).WithUsage(80));
        BusinessAccountsClient client = Client(graph, gate: gate);
        await client.ListAsync();
        Task listing = client.ListAsync();
        await _time.UntilWaitsAsync(1);

        await gate.BlockAsync("default:business:1", new RateLimitBlock(TimeSpan.FromHours(2), 80008), default);
        await _time.DriveAsync(listing);

        Assert.InRange(_time.Elapsed, TimeSpan.FromHours(2), TimeSpan.FromHours(2.1));
    }

    [Fact]
    public async Task A_business_that_waits_holds_no_slot()
    {
        StubGraph graph = new(request =>
        {
            bool isUsed = request.Address.AbsolutePath.Contains("/1/", StringComparison.Ordinal);
            int page = int.Parse(request["after"] ?? "1", null);
            return StubGraph.Page([page], page < 3 ? $"{page + 1}" : null).WithUsage(isUsed ? 80 : 1);
        });
        BusinessAccountsClient client = Client(graph);
        List<string> pages = [];
        TaskCompletionSource others = new(TaskCreationOptions.RunContinuationsAsynchronously);
        async Task ListAsync()
        {
            ManyBusinessesQuery query = new() { MaxConcurrency = 1 };
            await foreach (AccountsPage page in client.ListManyAsync(["1", "2", "3"], query))
            {
                pages.Add($"{page.BusinessId.Value}:{page.Page!.Items[0].Id.Value}");
                if (pages.Count == 7)
                    others.SetResult();
            }
        }

        Task listing = ListAsync();
        await others.Task;
        Assert.Equal(TimeSpan.Zero, _time.Elapsed);
        await _time.DriveAsync(listing);

        Assert.Equal(["1:2", "1:3"], pages[7..]);
    }

    [Fact]
    public void Scopes_that_nobody_used_for_an_hour_are_forgotten()
    {
        PacedScopes scopes = new(_time);
        for (int i = 0; i < 100_000; i++)
            scopes[$"default:business:{i}"].TryEnter(Call(), 50);
        Assert.Equal(100_000, scopes.Count);

        _time.Advance(TimeSpan.FromMinutes(61));
        scopes["default:business:1"].TryEnter(Call(), 50);

        Assert.Equal(1, scopes.Count);
    }

    private static GraphCall Call() => new(
        GraphTarget.ForEdge(GraphEdge.Owned, "1", new AccountQuery()), cursor: null, pageSize: null, TimeSpan.FromDays(1))
    {
        Pacing = new(),
    };

    private static void End(PacedScope scope, GraphCall call)
    {
        call.Pacing!.Usage = 80;
        scope.End(call, 50);
    }

    private BusinessAccountsClient Client(HttpMessageHandler graph, TimeSpan? maxWait = null, RateLimitGate? gate = null) =>
        Make.Client(
            graph,
            _time,
            o => (o.PaceAboveUsage, o.MaxRateLimitWait) = (50, maxWait ?? TimeSpan.FromHours(12)),
            gate: gate);
}
