using System.Diagnostics.Metrics;
using Microsoft.Extensions.Logging;
using WabaClient.Tests.Support;

namespace WabaClient.Tests.RateLimiting;

/// <summary>Gates that are asked over a network: slow, hung, unreliable, and closed by others.</summary>
public sealed class SharedGateTests
{
    private const string Business = "default:business:1";

    private static readonly TimeSpan Longest = TimeSpan.FromMilliseconds(500);
    private static readonly Task Never = new TaskCompletionSource().Task;

    [Fact]
    public async Task A_gate_that_never_answers_costs_half_a_second_and_is_left_alone_for_five()
    {
        TestTime time = new();
        ScriptedGate gate = new(time) { BeforeAnswer = (_, _) => Never };
        BusinessAccountsClient client = Make.Client(new StubGraph(_ => StubGraph.Page([1])), time, gate: gate);

        Assert.Single(await time.DriveAsync(client.ListOwnedAsync("1").ToListAsync()));
        Assert.Equal(Longest, time.Elapsed);
        for (int i = 0; i < 100; i++)
            Assert.True(client.ListOwnedAsync("2").ToListAsync().IsCompletedSuccessfully);
        Assert.Equal(1, gate.Questions);

        // Then one call asks again, and the others do not wait for it.
        time.Advance(TimeSpan.FromSeconds(6));
        Task<List<WhatsAppBusinessAccount>> asking = client.ListOwnedAsync("1").ToListAsync();
        Assert.False(asking.IsCompleted);
        Assert.True(client.ListOwnedAsync("2").ToListAsync().IsCompletedSuccessfully);
        Assert.Single(await time.DriveAsync(asking));
        Assert.Equal(2, gate.Questions);
    }

    [Fact]
    public async Task Questions_that_are_under_way_when_the_gate_fails_end_with_it()
    {
        TestTime time = new();
        ScriptedGate gate = new(time) { BeforeAnswer = (_, _) => Never };
        BusinessAccountsClient client = Make.Client(new StubGraph(_ => StubGraph.Page([1])), time, gate: gate);
        Task<List<WhatsAppBusinessAccount>> first = client.ListOwnedAsync("1").ToListAsync();
        time.Advance(TimeSpan.FromMilliseconds(400));
        Task<List<WhatsAppBusinessAccount>> second = client.ListOwnedAsync("2").ToListAsync();

        time.Advance(TimeSpan.FromMilliseconds(100));

        Assert.Single(await first);
        Assert.Single(await second);
        Assert.Equal((2, Longest), (gate.Questions, time.Elapsed));
    }

    [Fact]
    public async Task A_gate_that_blocks_its_thread_holds_up_no_listing()
    {
        using ManualResetEventSlim released = new();
        BlockingGate gate = new(released);
        BusinessAccountsClient client = Make.Client(new StubGraph(_ => StubGraph.Page([1])), gate: gate);
        try
        {
            Task<List<WhatsAppBusinessAccount>>[] listings =
                [.. Enumerable.Range(1, 20).Select(id => client.ListOwnedAsync($"{id}").ToListAsync())];

            Assert.All(await Task.WhenAll(listings).WaitAsync(TimeSpan.FromMinutes(1)), list => Assert.Single(list));
            Assert.Equal(1, gate.Questions);
        }
        finally
        {
            released.Set();
        }
    }

    [Fact]
    public async Task A_gate_that_never_returns_from_a_write_does_not_hang_the_throttled_call()
    {
        TestTime time = new();
        ScriptedGate gate = new(time) { BeforeWrite = (_, _) => Never };
        StubGraph graph = StubGraph.InOrder(() => StubGraph.Error(80008, regainMinutes: 60));
        BusinessAccountsClient client = Make.Client(graph, time, gate: gate);

        RateLimitedException throttled = await Assert.ThrowsAsync<RateLimitedException>(
            () => time.DriveAsync(client.ListOwnedAsync("1").ToListAsync()));
        RateLimitedException refused = await Assert.ThrowsAsync<RateLimitedException>(
            () => client.ListOwnedAsync("1").ToListAsync());

        Assert.Equal(Longest, time.Elapsed);
        Assert.Equal((1, 0), (throttled.Attempts, refused.Attempts));
    }

    [Fact]
    public async Task A_throttle_is_published_although_its_caller_gives_up()
    {
        TestTime time = new();
        using CancellationTokenSource cancel = new();
        TaskCompletionSource written = new();
        CancellationToken given = default;
        ScriptedGate gate = new(time);
        gate.BeforeWrite = async (_, token) =>
        {
            given = token;
            await cancel.CancelAsync();
            await written.Task;
        };
        BusinessAccountsClient client = Make.Client(
            new StubGraph(_ => StubGraph.Error(80008, regainMinutes: 60)),
            time,
            gate: gate);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => client.ListOwnedAsync("1", cancellationToken: cancel.Token).ToListAsync(CancellationToken.None));
        Assert.False(given.IsCancellationRequested);
        written.SetResult();
        while (gate.Written.Count == 0)
            await Task.Yield();

        Assert.Equal([(Business, new RateLimitBlock(TimeSpan.FromHours(1), 80008))], gate.Written);
    }

    [Fact]
    public async Task A_gate_that_fails_because_the_caller_has_cancelled_ends_in_the_cancellation()
    {
        using TestLog log = new();
        using CancellationTokenSource cancel = new();
        TestTime time = new();
        ScriptedGate gate = new(time);
        gate.BeforeAnswer = async (_, _) =>
        {
            await cancel.CancelAsync();
            throw new InvalidOperationException("the connection was cut");
        };

        OperationCanceledException e = await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => Make.Client(new StubGraph(_ => StubGraph.Page([1])), gate: gate, log: log).ListOwnedAsync("1", cancellationToken: cancel.Token).ToListAsync(CancellationToken.None));

        Assert.Equal(cancel.Token, e.CancellationToken);
        Assert.Empty(log.Lines);
    }

    [Fact]
    public async Task A_caller_that_gives_up_before_the_gate_answers_does_not_hide_that_it_hangs()
    {
        TestTime time = new();
        using CancellationTokenSource cancel = new();
        ScriptedGate gate = new(time) { BeforeAnswer = (_, _) => Never };
        BusinessAccountsClient client = Make.Client(new StubGraph(_ => StubGraph.Page([1])), time, gate: gate);
        Task<List<WhatsAppBusinessAccount>> impatient = client.ListOwnedAsync("1").ToListAsync(cancel.Token);

        await cancel.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => impatient);
        time.Advance(Longest);

        Assert.Single(await time.DriveAsync(client.ListOwnedAsync("1").ToListAsync()));
        Assert.Equal((1, Longest), (gate.Questions, time.Elapsed));
    }

    [Fact]
    public async Task What_the_process_has_met_is_published_with_what_is_left_of_it_by_the_first_question_that_is_answered()
    {
        TestTime time = new();
        bool isDown = true;
        ScriptedGate gate = new(time);
        gate.BeforeAnswer = gate.BeforeWrite = (_, _) => isDown
            ? throw new InvalidOperationException("no redis")
            : Task.CompletedTask;
        StubGraph graph = new(request => request.Address.AbsolutePath.Contains("/9/", StringComparison.Ordinal) ? StubGraph.Page([9]) : StubGraph.Error(80008, regainMinutes: 60));
        BusinessAccountsClient client = Make.Client(graph, time, gate: gate);
        foreach (string business in new[] { "1", "2", "3" })
            await Assert.ThrowsAsync<RateLimitedException>(() => client.ListOwnedAsync(business).ToListAsync());
        Assert.Empty(gate.Written);

        time.Advance(TimeSpan.FromMinutes(1));
        isDown = false;
        await client.ListOwnedAsync("9").ToListAsync();

        Assert.Equal(
            ["default:business:1", "default:business:2", "default:business:3"],
            gate.Written.Select(write => write.Scope).Order());
        Assert.All(gate.Written, write => Assert.Equal(TimeSpan.FromHours(59.0 / 60), write.Block.Remaining));
        await client.ListOwnedAsync("9").ToListAsync();
        Assert.Equal(3, gate.Written.Count);
    }

    [Fact]
    public async Task A_failing_gate_is_warned_of_once_a_minute_and_counted_each_time_and_one_line_says_that_it_is_back()
    {
        using TestLog log = new();
        using MeterListener meters = new();
        TestTime time = new();
        long failures = 0;
        meters.InstrumentPublished = (instrument, listener) =>
        {
            if (instrument.Name == "waba.client.gate.failures")
                listener.EnableMeasurementEvents(instrument);
        };
        AsyncLocal<bool> isHere = new() { Value = true };
        meters.SetMeasurementEventCallback<long>(
            (_, value, _, _) => Interlocked.Add(ref failures, isHere.Value ? value : 0));
        meters.Start();
        bool isDown = true;
        ScriptedGate gate = new(time);
        gate.BeforeAnswer = (_, _) => isDown ? throw new InvalidOperationException("no redis") : Task.CompletedTask;
        BusinessAccountsClient client = Make.Client(
            new StubGraph(_ => StubGraph.Page([1])),
            time,
            gate: gate,
            log: log);

        // 21 times in two minutes.
        for (int i = 0; i <= 20; i++)
        {
            await client.ListOwnedAsync("1").ToListAsync();
            time.Advance(TimeSpan.FromSeconds(6));
        }

        Assert.Equal(21, failures);
        Assert.Equal(3, log.Lines.Count(line => line.Level == LogLevel.Warning && line.Text.Contains("rate-limit gate failed", StringComparison.Ordinal)));
        isDown = false;
        await client.ListOwnedAsync("1").ToListAsync();
        await client.ListOwnedAsync("1").ToListAsync();
        Assert.Equal(1, log.Lines.Count(line => line.Text.Contains("works again", StringComparison.Ordinal)));
        Assert.Equal(4, log.Lines.Count);
    }

    [Fact]
    public async Task A_call_that_waits_at_a_gate_that_works_every_other_time_asks_seldom_and_sees_its_cancellation()
    {
        TestTime time = new();
        using CancellationTokenSource cancel = new();
        ScriptedGate gate = new(time);
        gate.BeforeAnswer = (question, _) => question % 2 == 0
            ? throw new InvalidOperationException("the connection was cut")
            : Task.CompletedTask;
        await gate.BlockAsync(Business, new(TimeSpan.FromMinutes(1), 80008), CancellationToken.None);
        BusinessAccountsClient client = Make.Client(new StubGraph(_ => StubGraph.Page([1])), time, gate: gate);
        Task<List<WhatsAppBusinessAccount>> waiting = client.ListOwnedAsync("1").ToListAsync(cancel.Token);
        Task<List<WhatsAppBusinessAccount>> behind = client.ListOwnedAsync("1").ToListAsync();

        await time.UntilWaitsAsync(1);
        Assert.Equal(1, gate.Questions);
        await cancel.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waiting);
        Assert.Single(await time.DriveAsync(behind));

        Assert.InRange(gate.Questions, 2, 4);
        Assert.InRange(time.Elapsed, TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(1.1));
    }

    [Fact]
    public async Task A_gate_that_says_closed_and_nothing_else_is_asked_ten_times_a_second_at_most_and_uses_up_what_a_page_may_wait()
    {
        TestTime time = new();
        ScriptedGate gate = new(time) { Answer = (_, _) => new RateLimitBlock(TimeSpan.FromMilliseconds(20), 80008) };
        BusinessAccountsClient client = Make.Client(
            new StubGraph(_ => StubGraph.Page([1])),
            time,
            o => o.MaxRateLimitWait = TimeSpan.FromSeconds(10),
            gate: gate);

        RateLimitedException e = await Assert.ThrowsAsync<RateLimitedException>(
            () => time.DriveAsync(client.ListOwnedAsync("1").ToListAsync()));

        Assert.Equal(0, e.Attempts);
        Assert.InRange(time.Elapsed, TimeSpan.FromSeconds(9), TimeSpan.FromSeconds(11));
        Assert.InRange(gate.Questions, 50, 105);
    }

    [Fact]
    public async Task Blocks_that_are_over_as_soon_as_they_are_read_use_up_what_a_page_may_wait()
    {
        // On the real clock, because it has to move between the answer and its use.
        ScriptedGate gate = new(TimeProvider.System) { Answer = (_, _) => new RateLimitBlock(TimeSpan.FromTicks(1), 80008) };
        BusinessAccountsClient client = Make.Client(
            new StubGraph(_ => StubGraph.Page([1])), configure: o => o.MaxRateLimitWait = TimeSpan.FromMilliseconds(300), gate: gate);

        RateLimitedException e = await Assert.ThrowsAsync<RateLimitedException>(
            () => client.ListOwnedAsync("1").ToListAsync().WaitAsync(TimeSpan.FromMinutes(1)));

        Assert.Equal((0, 80008), (e.Attempts, e.Code));
    }

    [Fact]
    public async Task A_block_can_be_of_any_length()
    {
        ScriptedGate gate = new(TimeProvider.System) { Answer = (_, _) => new RateLimitBlock(TimeSpan.MaxValue, 80008) };
        BusinessAccountsClient client = Make.Client(new StubGraph(_ => StubGraph.Page([1])), gate: gate);

        RateLimitedException e = await Assert.ThrowsAsync<RateLimitedException>(() => client.ListOwnedAsync("1").ToListAsync());

        Assert.Equal((0, 80008), (e.Attempts, e.Code));
    }

    [Fact]
    public async Task While_a_scope_is_known_to_be_closed_the_gate_is_not_asked()
    {
        TestTime time = new();
        ScriptedGate gate = new(time);
        await gate.BlockAsync(Business, new(TimeSpan.FromHours(1), 80008), CancellationToken.None);
        BusinessAccountsClient client = Make.Client(new StubGraph(_ => StubGraph.Page([1])), time, gate: gate);

        for (int i = 0; i < 10; i++)
            Assert.Equal(
                TimeSpan.FromHours(1),
                (await Assert.ThrowsAsync<RateLimitedException>(() => client.ListOwnedAsync("1").ToListAsync())).RetryAfter);
        Assert.Equal(1, gate.Questions);
        time.Advance(TimeSpan.FromHours(1));

        Assert.Single(await client.ListOwnedAsync("1").ToListAsync());
        Assert.Equal(2, gate.Questions);
    }

    [Fact]
    public async Task Those_in_line_leave_when_the_one_ahead_finds_the_gate_closed_by_somebody_else()
    {
        TestTime time = new();
        ScriptedGate gate = new(time, TimeProvider.System);
        StubGraph graph = StubGraph.InOrder(() => StubGraph.Error(80008, regainMinutes: 1), () => StubGraph.Page([2]));
        BusinessAccountsClient patient = Make.Client(
            graph,
            time,
            o => (o.MaxRetryAttempts, o.MaxRateLimitWait) = (0, TimeSpan.FromHours(2)),
            gate: gate);
        BusinessAccountsClient impatient = Make.Client(graph, time, gate: gate);
        await Assert.ThrowsAsync<RateLimitedException>(() => patient.ListOwnedAsync("1").ToListAsync());
        Task<List<WhatsAppBusinessAccount>> first = patient.ListOwnedAsync("1").ToListAsync();
        Task<List<WhatsAppBusinessAccount>> second = impatient.ListOwnedAsync("1").ToListAsync();

        // Another process closes it for an hour more.
        await gate.BlockAsync(Business, new(TimeSpan.FromHours(1), 80008), CancellationToken.None);
        time.Advance(TimeSpan.FromMinutes(1.1));

        RateLimitedException refused = await Assert.ThrowsAsync<RateLimitedException>(() => second);
        Assert.InRange(refused.RetryAfter!.Value, TimeSpan.FromMinutes(58), TimeSpan.FromMinutes(59));
        Assert.Equal([2], (await time.DriveAsync(first)).Ids());
        Assert.Equal(2, graph.Requests.Count);
    }

    [Fact]
    public async Task A_throttle_that_says_less_than_another_has_closed_the_gate_for_says_as_much()
    {
        TaskCompletionSource answer = new();
        StubGraph graph = new(async (request, _) =>
        {
            await (request.Number == 1 ? answer.Task : Task.CompletedTask);
            return StubGraph.Error(80008, regainMinutes: request.Number == 1 ? 1 : 60);
        });
        TestTime time = new();
        BusinessAccountsClient client = Make.Client(graph, time);
        Task<List<WhatsAppBusinessAccount>> late = client.ListOwnedAsync("1").ToListAsync();
        await Assert.ThrowsAsync<RateLimitedException>(() => client.ListOwnedAsync("1").ToListAsync());

        answer.SetResult();

        // It does not wait a minute to be refused then.
        RateLimitedException e = await Assert.ThrowsAsync<RateLimitedException>(() => time.DriveAsync(late));
        Assert.Equal((1, TimeSpan.FromHours(1)), (e.Attempts, e.RetryAfter));
    }

    /// <summary>A gate that waits for the network as code that is not asynchronous does.</summary>
    private sealed class BlockingGate(ManualResetEventSlim released) : RateLimitGate
    {
        private int _questions;

        public int Questions => Volatile.Read(ref _questions);

        public override ValueTask<RateLimitBlock?> GetBlockAsync(
            IReadOnlyList<string> scopes, CancellationToken cancellationToken)
        {
            Interlocked.Increment(ref _questions);
            released.Wait(CancellationToken.None);
            return default;
        }

        public override ValueTask BlockAsync(string scope, RateLimitBlock block, CancellationToken cancellationToken) => default;
    }
}
