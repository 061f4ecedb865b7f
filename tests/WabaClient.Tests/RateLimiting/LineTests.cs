using Microsoft.Extensions.Logging.Abstractions;
using WabaClient.Tests.Support;

namespace WabaClient.Tests.RateLimiting;

/// <summary>The line in front of a scope that is opening: who counts as standing in it, and what their waiting costs them.</summary>
public sealed class LineTests
{
    private const string Business = "default:business:1";
    private const string App = "default:app";

    [Fact]
    public async Task Waiting_in_line_while_the_scope_is_closed_counts()
    {
        TestTime time = new();
        StubGraph graph = StubGraph.InOrder(
            () => StubGraph.Error(80008, regainMinutes: 2),
            () => StubGraph.Error(80008, regainMinutes: 1),
            () => StubGraph.Page([1]));
        BusinessAccountsClient client = Make.Client(
            graph,
            time,
            o => (o.MaxRetryAttempts, o.MaxRateLimitWait) = (0, TimeSpan.FromMinutes(2.5)));
        await Assert.ThrowsAsync<RateLimitedException>(() => client.ListOwnedAsync("1").ToListAsync());
        Task<List<WhatsAppBusinessAccount>>[] both =
        [
            client.ListOwnedAsync("1").ToListAsync(),
            client.ListOwnedAsync("1").ToListAsync(),
        ];

        await time.DriveAsync(Task.WhenAny(Task.WhenAll(both)));

        RateLimitedException[] ends = await Task.WhenAll(
            both.Select(listing => Assert.ThrowsAsync<RateLimitedException>(() => listing)));
        Assert.Equal(
            [(1, TimeSpan.FromMinutes(1)), (0, TimeSpan.FromMinutes(1))],
            ends.Select(e => (e.Attempts, e.RetryAfter!.Value)));
    }

    [Fact]
    public async Task Waiting_for_the_scope_at_the_head_of_the_line_counts()
    {
        TestTime time = new();
        InProcessRateLimitGate gate = new(time);
        StubGraph graph = StubGraph.InOrder(() => StubGraph.Error(80008, regainMinutes: 1), () => StubGraph.Page([1]));
        BusinessAccountsClient client = Make.Client(
            graph,
            time,
            o => o.MaxRateLimitWait = TimeSpan.FromMinutes(2.5),
            gate: gate);
        await gate.BlockAsync(Business, new(TimeSpan.FromMinutes(2), 80008), CancellationToken.None);

        RateLimitedException e = await Assert.ThrowsAsync<RateLimitedException>(
            () => time.DriveAsync(client.ListOwnedAsync("1").ToListAsync()));

        Assert.Equal((1, TimeSpan.FromMinutes(1)), (e.Attempts, e.RetryAfter!.Value));
    }

    [Fact]
    public async Task One_who_is_sent_back_to_the_gate_has_waited_for_as_long_as_it_stood_in_line()
    {
        TestTime time = new();
        InProcessRateLimitGate gate = new(time);
        TaskCompletionSource straggle = new();
        StubGraph graph = new(async (request, _) =>
        {
            if (request.Number > 1)
                return StubGraph.Page([request.Number]);
            await straggle.Task;
            return StubGraph.Error(80008);
        });
        BusinessAccountsClient client = Make.Client(graph, time, gate: gate);
        Task<List<WhatsAppBusinessAccount>> straggler =
            Make.Client(graph, time, o => o.MaxRetryAttempts = 0, gate: gate).ListOwnedAsync("1").ToListAsync();
        await gate.BlockAsync(Business, new(TimeSpan.FromSeconds(100), 80008), CancellationToken.None);
        Task<List<WhatsAppBusinessAccount>>[] both =
        [
            client.ListOwnedAsync("1").ToListAsync(),
            client.ListOwnedAsync("1").ToListAsync(),
        ];
        await time.UntilWaitsAsync(1);

        // 10 s of its 120 are gone, and 90 more are to come.
        time.Advance(TimeSpan.FromSeconds(10));
        straggle.SetResult();

        Assert.Equal(
            TimeSpan.FromSeconds(90),
            (await Assert.ThrowsAsync<RateLimitedException>(() => straggler)).RetryAfter);
        Assert.All(await time.DriveAsync(Task.WhenAll(both)), list => Assert.Single(list));
    }

    [Fact]
    public async Task One_whose_turn_comes_is_refused_when_it_finds_the_gate_closed_for_too_long()
    {
        TestTime time = new();
        InProcessRateLimitGate gate = new(time);
        TaskCompletionSource answer = new();
        StubGraph graph = new(async (request, _) =>
        {
            await answer.Task;
            return StubGraph.Error(200);
        });
        BusinessAccountsClient client = Make.Client(graph, time, gate: gate);
        BeginRecovery(gate, Business);
        Task<List<WhatsAppBusinessAccount>> first = client.ListOwnedAsync("1").ToListAsync();
        Task<List<WhatsAppBusinessAccount>> second = client.ListOwnedAsync("1").ToListAsync();

        await gate.BlockAsync(Business, new(TimeSpan.FromHours(1), 80008), CancellationToken.None);
        answer.SetResult();

        await Assert.ThrowsAsync<PermissionDeniedException>(() => first);
        Assert.Equal(
            TimeSpan.FromHours(1),
            (await Assert.ThrowsAsync<RateLimitedException>(() => time.DriveAsync(second))).RetryAfter);
        Assert.Single(graph.Requests);
    }

    /// <summary>The one that sleeps for the app holds the turn of its business as well.</summary>
    [Fact]
    public async Task Those_in_line_look_again_when_the_one_ahead_finds_another_scope_closed()
    {
        TestTime time = new();
        InProcessRateLimitGate gate = new(time);
        TaskCompletionSource answer = new();
        StubGraph graph = new(async (request, _) =>
        {
            await answer.Task;
            return request.Number == 1 ? StubGraph.Error(200) : StubGraph.Page([request.Number]);
        });
        BusinessAccountsClient patient = ClientThatWaits(TimeSpan.FromHours(2), graph, time, gate);
        BusinessAccountsClient impatient = ClientThatWaits(TimeSpan.Zero, graph, time, gate);
        BeginRecovery(gate, Business);
        Task<List<WhatsAppBusinessAccount>> first = patient.ListOwnedAsync("1").ToListAsync();
        Task<List<WhatsAppBusinessAccount>> second = patient.ListOwnedAsync("1").ToListAsync();
        Task<List<WhatsAppBusinessAccount>> third = impatient.ListOwnedAsync("1").ToListAsync();

        BeginRecovery(gate, App);
        await gate.BlockAsync(App, new(TimeSpan.FromHours(1), 4), CancellationToken.None);
        answer.SetResult();

        await Assert.ThrowsAsync<PermissionDeniedException>(() => first);
        Assert.Equal(
            (4, TimeSpan.FromHours(1)),
            (await Assert.ThrowsAsync<RateLimitedException>(() => third)) is var e ? (e.Code, e.RetryAfter!.Value) : default);
        Assert.Equal([2], (await time.DriveAsync(second)).Ids());
    }

    [Fact]
    public async Task One_who_comes_into_line_behind_a_sleeper_looks_at_the_gate_first()
    {
        TestTime time = new();
        InProcessRateLimitGate gate = new(time);
        TaskCompletionSource answer = new();
        StubGraph graph = new(async (request, _) =>
        {
            await answer.Task;
            return StubGraph.Page([request.Number]);
        });
        BusinessAccountsClient patient = ClientThatWaits(TimeSpan.FromHours(2), graph, time, gate);
        BusinessAccountsClient impatient = ClientThatWaits(TimeSpan.Zero, graph, time, gate);
        BeginRecovery(gate, Business);
        Task<List<WhatsAppBusinessAccount>> first = patient.ListOwnedAsync("1").ToListAsync();
        Task<List<WhatsAppBusinessAccount>> second = impatient.ListOwnedAsync("1").ToListAsync();

        // Another business's call sleeps in the app's line; the first one's success then lets the second go there.
        await gate.BlockAsync(App, new(TimeSpan.FromHours(1), 4), CancellationToken.None);
        Task<List<WhatsAppBusinessAccount>> sleeper = patient.ListOwnedAsync("2").ToListAsync();
        await time.UntilWaitsAsync(1);
        answer.SetResult();

        Assert.Equal([1], (await first).Ids());
        Assert.Equal(TimeSpan.FromHours(1), (await Assert.ThrowsAsync<RateLimitedException>(() => second)).RetryAfter);
        Assert.Single(await time.DriveAsync(sleeper));

        // It has left the queue: when the sleeper succeeds, the queue is empty, and the app is completely open.
        Assert.True(gate.Recovering.Find(App) is null or { IsOver: true });
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
        BusinessAccountsClient client = Make.ClientWithoutRetries(graph, time);
        await client.FailAsync<RateLimitedException>();

        // Three wait. One goes first and succeeds, so the other two are sent: one is slow, the other is throttled.
        Task[] three = [.. Enumerable.Range(0, 3).Select(_ => client.ListAsync())];
        await time.DriveAsync(Task.WhenAny(three[0]));
        await arrived.Task;
        await Task.WhenAny(three[1], three[2]);
        slow.SetResult();
        await Task.WhenAny(Task.WhenAll(three));
        time.Advance(TimeSpan.FromMinutes(2));

        // If the slow success had ended the recovery, all twenty would be sent at once.
        Task[] twenty = [.. Enumerable.Range(0, 20).Select(_ => client.ListAsync())];
        allAreThere.SetResult();
        await time.DriveAsync(Task.WhenAll(twenty));

        Assert.InRange(most, 1, 8);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task One_who_backs_off_from_a_throttle_stands_in_line_until_it_goes_on_or_is_cancelled(
        bool isCancelled)
    {
        TestTime time = new();
        using CancellationTokenSource cancel = new();
        TaskCompletionSource? held = null;
        StubGraph graph = new(async (request, _) =>
        {
            if (request.Number == 1)
                return StubGraph.Error(80008, regainMinutes: 1);
            await (held?.Task ?? Task.CompletedTask);
            return StubGraph.Page([1]);
        });
        using HttpClient http = new(graph);

        // With the most of jitter it backs off for longer than the scope is closed.
        BusinessAccountsClient client = new(
            http,
            new() { AccessToken = Make.Token, AttemptTimeout = time.AttemptTimeout },
            null,
            new InProcessRateLimitGate(time),
            new(time, () => 1, NullLogger.Instance, WabaMetrics.Shared));
        Task<List<WhatsAppBusinessAccount>> throttled = client.ListOwnedAsync("1").ToListAsync(cancel.Token);
        await time.UntilWaitsAsync(1);
        time.Advance(TimeSpan.FromMinutes(1));

        // If calls are in the queue, a success allows one more; otherwise, it opens the scope.
        await client.ListOwnedAsync("1").ToListAsync();
        Assert.Equal(2, await SentAtOnceAsync());
        if (isCancelled)
        {
            await cancel.CancelAsync();
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => throttled);
            await client.ListOwnedAsync("1").ToListAsync();
        }
        else
        {
            await time.DriveAsync(throttled);
        }

        Assert.Equal(20, await SentAtOnceAsync());

        async Task<int> SentAtOnceAsync()
        {
            int before = graph.Requests.Count;
            held = new();
            Task[] listings = [.. Enumerable.Range(0, 20).Select(_ => client.ListOwnedAsync("1").ToListAsync())];
            int sent = graph.Requests.Count - before;
            held.SetResult();
            await Task.WhenAll(listings);
            held = null;
            return sent;
        }
    }

    private static BusinessAccountsClient ClientThatWaits(
        TimeSpan most, StubGraph graph, TestTime time, InProcessRateLimitGate gate) =>
        Make.Client(graph, time, o => o.MaxRateLimitWait = most, gate: gate);

    /// <summary>Lets one call go at a time, as after a throttle that asked for no wait.</summary>
    private static void BeginRecovery(InProcessRateLimitGate gate, string scope) =>
        gate.Recovering.Throttle(scope, new(TimeSpan.Zero, 80008), turn: null, unhinted: TimeSpan.Zero).Dispose();
}
