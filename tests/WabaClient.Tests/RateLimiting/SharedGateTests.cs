using System.Threading.Channels;
using WabaClient.Tests.Support;

namespace WabaClient.Tests.RateLimiting;

/// <summary>Gates that are asked over a network: slow, unreliable, and closed by others.</summary>
public sealed class SharedGateTests
{
    private const string Business = "default:business:1";

    [Fact]
    public async Task A_gate_that_fails_because_the_caller_has_cancelled_ends_in_the_cancellation()
    {
        using TestLog log = new();
        using CancellationTokenSource cancel = new();
        FailingGate gate = new(() => cancel.CancelAsync());

        OperationCanceledException e = await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => Make.Client(new StubGraph(_ => StubGraph.Page([1])), gate: gate, log: log).ListOwnedAsync("1", cancellationToken: cancel.Token).ToListAsync(CancellationToken.None));

        Assert.Equal(cancel.Token, e.CancellationToken);
        Assert.Empty(log.Lines);
    }

    [Fact]
    public async Task A_throttle_is_known_here_even_if_its_caller_cancels_while_the_gate_is_told()
    {
        using TestLog log = new();
        using CancellationTokenSource cancel = new();
        StubGraph graph = new(_ => StubGraph.Error(80008, regainMinutes: 60));
        BusinessAccountsClient client = Make.Client(graph, new TestTime(), gate: new FailingGate(() => Task.CompletedTask, cancel.CancelAsync), log: log);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => client.ListOwnedAsync("1", cancellationToken: cancel.Token).ToListAsync(CancellationToken.None));
        RateLimitedException refused = await Assert.ThrowsAsync<RateLimitedException>(() => client.ListOwnedAsync("1").ToListAsync());

        Assert.Equal((0, 1), (refused.Attempts, graph.Requests.Count));
        Assert.Empty(log.Lines);
    }

    [Theory]
    [InlineData(null, 60)]
    [InlineData(10, 60)]
    [InlineData(120, 120)]
    public async Task A_gate_that_takes_no_blocks_is_supplemented_by_the_in_process_gate(int? own, int expected)
    {
        using TestLog log = new();
        ReadOnlyGate gate = new();
        StubGraph graph = new(_ => StubGraph.Error(80008, regainMinutes: 60));
        BusinessAccountsClient client = Make.Client(graph, new TestTime(), gate: gate, log: log);

        await client.FailAsync<RateLimitedException>();
        gate.Block = own is { } minutes ? new(TimeSpan.FromMinutes(minutes), 4) : null;
        RateLimitedException refused = await client.FailAsync<RateLimitedException>();

        Assert.Equal(TimeSpan.FromMinutes(expected), refused.RetryAfter);
        Assert.Equal(0, refused.Attempts);
        Assert.Single(graph.Requests);
        Assert.Single(log.Lines, line => line.Text.Contains("gate failed", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Those_in_line_look_again_when_the_one_ahead_finds_the_gate_closed_by_somebody_else()
    {
        TestTime time = new();
        InProcessRateLimitGate gate = new(time);
        TaskCompletionSource answer = new();
        StubGraph graph = new(async (request, _) =>
        {
            if (request.Number == 1)
                return StubGraph.Error(80008, regainMinutes: 1);
            if (request.Number == 2)
            {
                await answer.Task;
                return StubGraph.Error(200);
            }

            return StubGraph.Page([request.Number]);
        });
        BusinessAccountsClient patient = Make.Client(graph, time, o => (o.MaxRetryAttempts, o.MaxRateLimitWait) = (0, TimeSpan.FromHours(2)), gate: gate);
        BusinessAccountsClient impatient = Make.Client(graph, time, gate: gate);
        await Assert.ThrowsAsync<RateLimitedException>(() => patient.ListOwnedAsync("1").ToListAsync());
        time.Advance(TimeSpan.FromMinutes(1));
        Task<List<WhatsAppBusinessAccount>> first = patient.ListOwnedAsync("1").ToListAsync();
        Task<List<WhatsAppBusinessAccount>> second = patient.ListOwnedAsync("1").ToListAsync();
        Task<List<WhatsAppBusinessAccount>> third = impatient.ListOwnedAsync("1").ToListAsync();

        await gate.BlockAsync(Business, new(TimeSpan.FromHours(1), 80008), CancellationToken.None);
        answer.SetResult();

        await Assert.ThrowsAsync<PermissionDeniedException>(() => first);
        Assert.Equal(TimeSpan.FromHours(1), (await Assert.ThrowsAsync<RateLimitedException>(() => third)).RetryAfter);
        Assert.Equal([3], (await time.DriveAsync(second)).Ids());
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

        // It does not sleep a minute to be refused then.
        RateLimitedException e = await Assert.ThrowsAsync<RateLimitedException>(() => time.DriveAsync(late));
        Assert.Equal((1, TimeSpan.FromHours(1)), (e.Attempts, e.RetryAfter));
    }

    [Fact]
    public async Task Turns_that_were_given_before_the_scope_closed_again_are_given_back_so_that_one_call_goes_first()
    {
        TestTime time = new();
        HeldGate gate = new(time);
        TaskCompletionSource<HttpResponseMessage>[] answers = [.. Enumerable.Range(0, 6).Select(_ => new TaskCompletionSource<HttpResponseMessage>())];
        TaskCompletionSource fourth = new();
        StubGraph graph = new((request, _) =>
        {
            if (request.Number == 4)
                fourth.SetResult();
            return answers[Math.Min(request.Number, answers.Length) - 1].Task;
        });
        BusinessAccountsClient client = Make.Client(graph, time, o => o.MaxRetryAttempts = 0, gate: gate);
        answers[0].SetResult(StubGraph.Error(80008, regainMinutes: 1));
        await Assert.ThrowsAsync<RateLimitedException>(() => client.ListOwnedAsync("1").ToListAsync());
        time.Advance(TimeSpan.FromMinutes(1));

        // The first one's success lets two go; one of those succeeds, and two more are given their turns.
        Task<List<WhatsAppBusinessAccount>>[] listings = [.. Enumerable.Range(0, 5).Select(_ => client.ListOwnedAsync("1").ToListAsync())];
        answers[1].SetResult(StubGraph.Page([1]));
        await fourth.Task;
        gate.Hold();
        answers[2].SetResult(StubGraph.Page([1]));
        await gate.UntilAskedAsync(2);

        // While they ask the gate, the other one is throttled.
        answers[3].SetResult(StubGraph.Error(80008, regainMinutes: 1));
        await gate.UntilAskedAsync(3);
        gate.LetGo();

        await Task.WhenAny(gate.UntilAskedAsync(7), time.UntilWaitsAsync(2));
        await time.UntilWaitsAsync(1);
        Assert.Single(time.Waits);
        answers[4].SetResult(StubGraph.Page([1]));
        answers[5].SetResult(StubGraph.Page([1]));
        await time.DriveAsync(Task.WhenAny(Task.WhenAll(listings)));
        Assert.Equal((4, 6), (listings.Count(listing => listing.IsCompletedSuccessfully), graph.Requests.Count));
    }

    /// <summary>A gate whose answers can be held back.</summary>
    private sealed class HeldGate(TestTime time) : RateLimitGate
    {
        private readonly InProcessRateLimitGate _state = new(time);
        private readonly Channel<bool> _asked = Channel.CreateUnbounded<bool>();
        private TaskCompletionSource? _held;
        private int _seen;

        public void Hold() => _held = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public void LetGo() => _held!.SetResult();

        /// <summary>Ends when so many have asked since answers were first held back.</summary>
        public async Task UntilAskedAsync(int times)
        {
            for (; _seen < times; _seen++)
                await _asked.Reader.ReadAsync();
        }

        public override async ValueTask<RateLimitBlock?> GetBlockAsync(IReadOnlyList<string> scopes, CancellationToken cancellationToken)
        {
            if (_held is { } held)
            {
                _asked.Writer.TryWrite(true);
                await held.Task;
            }

            return await _state.GetBlockAsync(scopes, cancellationToken);
        }

        public override ValueTask BlockAsync(string scope, RateLimitBlock block, CancellationToken cancellationToken) =>
            _state.BlockAsync(scope, block, cancellationToken);
    }

    private sealed class FailingGate(Func<Task> beforeAnswer, Func<Task>? whileTold = null) : RateLimitGate
    {
        public override async ValueTask<RateLimitBlock?> GetBlockAsync(IReadOnlyList<string> scopes, CancellationToken cancellationToken)
        {
            await beforeAnswer();
            return whileTold is null ? throw new InvalidOperationException("the connection was cut") : null;
        }

        public override async ValueTask BlockAsync(string scope, RateLimitBlock block, CancellationToken cancellationToken)
        {
            await whileTold!();
            throw new InvalidOperationException("the connection was cut");
        }
    }

    private sealed class ReadOnlyGate : RateLimitGate
    {
        public RateLimitBlock? Block { get; set; }

        public override ValueTask<RateLimitBlock?> GetBlockAsync(IReadOnlyList<string> scopes, CancellationToken cancellationToken) => new(Block);

        public override ValueTask BlockAsync(string scope, RateLimitBlock block, CancellationToken cancellationToken) =>
            throw new InvalidOperationException("read-only");
    }
}
