using WabaClient.Tests.Support;

namespace WabaClient.Tests.Businesses;

/// <summary>Who may send, who waits where, and what is fetched ahead.</summary>
public sealed class ManyConcurrencyTests
{
    private static readonly ManyBusinessesQuery OneAtATime = new() { MaxConcurrency = 1 };

    [Fact]
    public async Task Businesses_begin_only_while_few_calls_wait_for_a_slot()
    {
        HeldGraph graph = new();
        ManySource source = ManySource.Endless();
        using CancellationTokenSource leave = new();
        Task listing = Make.Client(graph).ListManyAsync(source, new() { MaxConcurrency = 3 }).ToListAsync(leave.Token);

        for (int answered = 0; answered < 100; answered++)
        {
            HeldGraph.Held request = await graph.NextAsync();
            Assert.InRange(graph.InFlight, 1, 3);

            // In flight, waiting, and one that was pulled and has to wait.
            Assert.InRange(source.Pulled, 1, answered + 7);
            request.Answer(StubGraph.Page([1]));
        }

        await leave.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => listing);
        Assert.Equal(0, graph.InFlight);
    }

    [Fact]
    public async Task A_consumer_that_stops_stops_the_requests_after_four_pages_per_slot()
    {
        StubGraph graph = new(_ => StubGraph.Page([1]));
        ManySource source = ManySource.Endless();
        await using IAsyncEnumerator<AccountsPage> pages =
            Make.Client(graph).ListManyAsync(source, new() { MaxConcurrency = 2 }).GetAsyncEnumerator();

        for (int given = 1; given <= 50; given++)
        {
            Assert.True(await pages.MoveNextAsync());
            Assert.InRange(graph.Requests.Count - (given - 1), 1, 8);
        }
    }

    [Fact]
    public async Task A_large_business_does_not_keep_small_ones_waiting_nor_they_it()
    {
        StubGraph graph = new(async (request, _) =>
        {
            await Task.Yield();
            int page = request["after"] is { } after
                ? int.Parse(after, System.Globalization.CultureInfo.InvariantCulture)
                : 0;
            return StubGraph.Page(
                [1],
                request.Address.AbsolutePath.Contains("/1/", StringComparison.Ordinal) && page < 9_999 ? $"{page + 1}" : null);
        });
        int large = 0;
        int small = 0;

        await foreach (AccountsPage page in Make.Client(graph).ListManyAsync(
            Enumerable.Range(1, 501).Select(i => new BusinessId($"{i}")),
            new() { MaxConcurrency = 4 }))
        {
            if (page.BusinessId == "1")
                large++;
            else if (++small == 500)
                break;
        }

        // It has continued in the meantime, and has not finished first. How far it got depends on the machine.
        Assert.InRange(large, 2, 9_000);
    }

    [Fact]
    public async Task After_a_throttle_of_the_app_the_gate_decides_how_many_calls_are_in_flight_and_not_the_bound()
    {
        const int Bound = 50;
        TestTime time = new();
        TaskCompletionSource allArrived = new();
        int successes = 0, inFlight = 0, most = 0, tooMany = 0;
        StubGraph graph = new(async (request, _) =>
        {
            if (request.Number == Bound)
                allArrived.SetResult();
            if (request.Number <= Bound)
            {
                await allArrived.Task;
                return StubGraph.Error(4);
            }

            // One goes first, each success lets one more be in flight up to 8, and then each full round of successes does.
            int now = Interlocked.Increment(ref inFlight);
            int done = Volatile.Read(ref successes);
            if (now > (done < 7 ? done + 1 : 8 + ((done - 7) / 8)))
                Interlocked.Increment(ref tooMany);
            most = Math.Max(most, now);
            await Task.Delay(TimeSpan.FromMilliseconds(100), time, CancellationToken.None);
            Interlocked.Decrement(ref inFlight);
            Interlocked.Increment(ref successes);
            return StubGraph.Page([1]);
        });

        Task<List<AccountsPage>> listing = Make.Client(graph, time)
            .ListManyAsync(Enumerable.Range(1, Bound).Select(i => new BusinessId($"{i}")), new() { MaxConcurrency = Bound })
            .ToListAsync(CancellationToken.None);

        // Every call backs off before the clock moves.
        await time.UntilWaitsAsync(Bound);
        List<AccountsPage> pages = await time.DriveAsync(listing);

        Assert.All(pages, page => Assert.Null(page.Failure));
        Assert.Equal(Bound, successes);
        Assert.Equal(0, tooMany);

        // How many are in flight below the limits depends on when the clock is moved.
        Assert.InRange(most, 1, Bound - 1);
    }

    [Fact]
    public async Task A_shared_gate_is_not_asked_for_businesses_that_have_no_slot_in_sight()
    {
        const int Bound = 4;
        AsynchronousGate gate = new();
        StubGraph graph = new(_ => StubGraph.Page([1]));

        List<AccountsPage> pages = await Make.Client(graph, new TestTime(), gate: gate)
            .ListManyAsync(Enumerable.Range(1, 500).Select(i => new BusinessId($"{i}")), new() { MaxConcurrency = Bound })
            .ToListAsync(CancellationToken.None);

        Assert.Equal(500, pages.Count(page => page.IsLast && page.Failure is null));

        // Those on their way to a slot, and those that are in flight and ask for their next page.
        Assert.InRange(gate.Most, 1, 3 * Bound);
    }

    [Fact]
    public async Task A_slow_token_provider_holds_no_slot()
    {
        TaskCompletionSource<GraphAccessToken> slow = new();
        StubTokens tokens = new(
            (request, _) => request.BusinessId!.Value.Value.Length == 1 ? new(slow.Task) : new(new GraphAccessToken(Make.Token)));
        BusinessId[] ids = [.. Enumerable.Range(1, 200).Select(i => new BusinessId($"{i}"))];
        await using IAsyncEnumerator<AccountsPage> pages =
            Make.Client(new StubGraph(_ => StubGraph.Page([1])), tokens: tokens)
                .ListManyAsync(ids, OneAtATime)
                .GetAsyncEnumerator();

        for (int i = 10; i <= 200; i++)
        {
            Assert.True(await pages.MoveNextAsync());
            Assert.NotEqual(1, pages.Current.BusinessId.Value.Length);
        }

        slow.SetResult(new(Make.Token));
        for (int i = 1; i < 10; i++)
            Assert.True(await pages.MoveNextAsync());
        Assert.False(await pages.MoveNextAsync());
    }

    [Fact]
    public async Task Throttled_businesses_hold_no_slot_while_they_wait()
    {
        TestTime time = new();
        bool isThrottled = true;
        StubGraph graph = new(request => isThrottled && request.Address.Segments[^2].TrimEnd('/').Length == 2 ? StubGraph.Error(80008, regainMinutes: 1) : StubGraph.Page([1]));
        BusinessId[] ids = [.. Enumerable.Range(1, 200).Select(i => new BusinessId($"{i}"))];
        await using IAsyncEnumerator<AccountsPage> pages =
            Make.Client(graph, time).ListManyAsync(ids, OneAtATime).GetAsyncEnumerator();

        for (int i = 1; i <= 200; i++)
        {
            if (i is (>= 10 and < 100))
                continue;
            Assert.True(await pages.MoveNextAsync());
            Assert.NotEqual(2, pages.Current.BusinessId.Value.Length);
        }

        await time.UntilWaitsAsync(80);
        isThrottled = false;
        await time.DriveAsync(Task.Run(async () =>
        {
            for (int i = 10; i < 100; i++)
            {
                Assert.True(await pages.MoveNextAsync());
                Assert.Null(pages.Current.Failure);
            }

            Assert.False(await pages.MoveNextAsync());
        }));
    }

    [Fact]
    public async Task A_call_that_gets_its_slot_gives_it_back_if_the_gate_has_closed_meanwhile()
    {
        HeldGraph graph = new();
        TestTime time = new();
        await using IAsyncEnumerator<AccountsPage> pages = Make.Client(graph, time)
            .ListManyAsync(["1", "2"], new() { MaxConcurrency = 1, Edges = AccountEdges.Both }).GetAsyncEnumerator();
        Task<bool> first = pages.MoveNextAsync().AsTask();

        HeldGraph.Held owned = await graph.NextAsync();
        Assert.Equal("1", owned.Business);
        owned.Answer(StubGraph.Error(80008, regainMinutes: 1));

        // The client edge of business 1 was next in line for the slot.
        HeldGraph.Held next = await graph.NextAsync();
        Assert.Equal("2", next.Business);
        next.Answer(StubGraph.Page([1]));
        Assert.True(await first);
        Assert.Equal("2", pages.Current.BusinessId.Value);
    }

    [Fact]
    public async Task A_consumer_that_calls_the_same_throttled_scope_is_not_locked_out_by_its_own_listing()
    {
        TestTime time = new();
        int throttles = 0;
        StubGraph graph = new(request => request.Address.AbsolutePath.Contains("accounts", StringComparison.Ordinal)
            ? Interlocked.Increment(ref throttles) % 5 == 3 ? StubGraph.Error(4) : StubGraph.Page([1])
            : StubGraph.Json("""{"id":"7"}"""));
        BusinessAccountsClient client = Make.Client(graph, time);
        int given = 0;

        await time.DriveAsync(Task.Run(async () =>
        {
            await foreach (AccountsPage _ in client.ListManyAsync(
                Enumerable.Range(1, 60).Select(i => new BusinessId($"{i}")),
                OneAtATime))
            {
                given++;
                try
                {
                    await client.GetAsync("7");
                }
                catch (RateLimitedException)
                {
                    // The app was throttled for too long; what matters is that the call ends.
                }
            }
        }));

        Assert.Equal(60, given);
    }

    private sealed class AsynchronousGate : RateLimitGate
    {
        private int _asking;
        private int _most;

        public int Most => Volatile.Read(ref _most);

        public override async ValueTask<RateLimitBlock?> GetBlockAsync(IReadOnlyList<string> scopes, CancellationToken cancellationToken)
        {
            int asking = Interlocked.Increment(ref _asking);
            lock (this)
                _most = Math.Max(_most, asking);
            for (int i = 0; i < 10; i++)
                await Task.Yield();
            Interlocked.Decrement(ref _asking);
            return null;
        }

        public override ValueTask BlockAsync(string scope, RateLimitBlock block, CancellationToken cancellationToken) => default;
    }
}
