using WabaClient.Tests.Support;

namespace WabaClient.Tests.RateLimiting;

/// <summary>Processes that pace their calls together, each with its own client and gate.</summary>
public sealed class FleetPacingTests
{
    private static readonly TimeSpan TwoMinutes = TimeSpan.FromMinutes(2);

    // No attempt times out while the clock is moved for another call.
    private readonly TestTime _time = new() { AttemptTimeout = TimeSpan.FromHours(23.9) };
    private readonly ModelGate _shared = new();

    [Fact]
    public async Task A_process_that_has_not_called_yet_waits_if_others_have_used_the_quota()
    {
        StubGraph graph = new(_ => StubGraph.Page([1]).WithUsage(99));
        PacingGate gate = new(_shared, _time);
        await Client(graph, gate).ListAsync();
        await gate.UntilAskedAsync(2);
        List<WaitingEventArgs> waits = [];
        BusinessAccountsClient other = Client(graph, new PacingGate(_shared, _time), TwoMinutes);
        other.Waiting += (_, e) => waits.Add(e);

        await _time.DriveAsync(other.ListAsync());

        Assert.Equal(TwoMinutes, _time.Elapsed);
        Assert.Equal(WaitReason.Pacing, Assert.Single(waits).Reason);
    }

    [Fact]
    public async Task A_call_is_reported_at_once_above_the_threshold_and_with_the_next_question_below()
    {
        int usage = 10;
        StubGraph graph = new(_ => StubGraph.Page([1]).WithUsage(usage));
        PacingGate gate = new(_shared, _time);
        BusinessAccountsClient client = Client(graph, gate);

        await client.ListAsync();
        Assert.Equal(0, Assert.Single(gate.Questions).Pacing!.Calls);
        usage = 60;
        await client.ListAsync();

        // The second page reports the first one, and then itself.
        await gate.UntilAskedAsync(3);
        Assert.Equal([(0, null), (1, 10), (1, 60)], gate.Questions.Select(question => (question.Pacing!.Calls, question.Pacing.Usage)));
        Assert.Equal([3, 3, 0], gate.Questions.Select(question => question.Scopes.Count));
    }

    [Fact]
    public async Task A_page_is_one_question_while_the_usage_is_below_the_threshold()
    {
        PacingGate gate = new(_shared, _time);
        StubGraph graph = new(request => StubGraph.Page([1], request.Number < 40 ? $"{request.Number}" : null).WithUsage(request.Number));

        await Client(graph, gate).ListAsync();

        Assert.Equal(40, gate.Questions.Count);
    }

    [Fact]
    public async Task A_fleet_of_eight_is_not_throttled_at_200_calls_an_hour()
    {
        ModelQuota quota = new(200);
        int throttles = 0;
        StubGraph graph = new(request =>
        {
            lock (quota)
            {
                (int usage, TimeSpan? regain) = quota.Call(_time.Elapsed);
                throttles += regain is null ? 0 : 1;
                string? after = request["after"];
                int page = after is null ? 1 : int.Parse(after, null);
                return StubGraph.Page([page], page < 60 ? $"{page + 1}" : null).WithUsage(usage);
            }
        });
        BusinessAccountsClient[] fleet = [.. Enumerable.Range(0, 8).Select(_ => Client(graph, new PacingGate(_shared, _time)))];

        List<WhatsAppBusinessAccount>[] lists =
            await _time.DriveAsync(Task.WhenAll(fleet.Select(client => client.ListAsync())));

        Assert.All(lists, list => Assert.Equal(60, list.Count));
        Assert.Equal(0, throttles);
        Assert.True(_time.Elapsed > TimeSpan.FromHours(1));
    }

    [Fact]
    public async Task While_the_gate_fails_each_process_paces_its_own_calls()
    {
        StubGraph graph = new(_ => StubGraph.Page([1]).WithUsage(80));
        PacingGate gate = new(_shared, _time);
        BusinessAccountsClient client = Client(graph, gate);
        await client.ListAsync();
        await _time.DriveAsync(client.ListAsync());
        TimeSpan before = _time.Elapsed;
        gate.IsDown = true;

        await _time.DriveAsync(client.ListAsync());

        // The estimate of the process: 17 per cent are left, and a call costs half a per cent at most.
        Assert.InRange(_time.Elapsed - before, TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(3));
    }

    [Fact]
    public async Task A_cancelled_call_lets_the_next_one_ask()
    {
        using CancellationTokenSource cancellation = new();
        StubGraph graph = new(_ => StubGraph.Page([1]).WithUsage(80));
        BusinessAccountsClient client = Client(graph, new PacingGate(_shared, _time));
        await client.ListAsync();
        await _time.DriveAsync(client.ListAsync());
        Task cancelled = client.ListOwnedAsync("1").ToListAsync(cancellation.Token);
        await _time.UntilWaitsAsync(1);
        Task next = client.ListAsync();

        await cancellation.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => cancelled);
        await _time.DriveAsync(next);

        Assert.Equal(3, graph.Requests.Count);
    }

    private BusinessAccountsClient Client(HttpMessageHandler graph, RateLimitGate gate, TimeSpan? maxWait = null) =>
        Make.Client(
            graph,
            _time,
            o => (o.PaceAboveUsage, o.MaxRateLimitWait) = (50, maxWait ?? TimeSpan.FromHours(12)),
            gate: gate);
}
