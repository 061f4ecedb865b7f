using System.Net;
using WabaClient.Tests.Support;

namespace WabaClient.Tests.RateLimiting;

/// <summary>Several processes behind one gate: after a block one of them goes first.</summary>
public sealed class FleetTests
{
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    // The clock can run ahead of calls that are slow on a busy machine, but not by as much as an attempt may take.
    private readonly TestTime _time = new() { AttemptTimeout = TimeSpan.FromHours(10) };

    private readonly Fleet _fleet;

    public FleetTests() => _fleet = new(_time);

    [Fact]
    public async Task After_a_block_one_call_of_all_processes_goes_first_and_the_others_follow_its_success()
    {
        TaskCompletionSource<HttpResponseMessage> first = new();
        StubGraph graph = new((request, _) => request.Number switch
        {
            1 => Task.FromResult(StubGraph.Error(80008, regainMinutes: 1)),
            2 => first.Task,
            _ => Task.FromResult(StubGraph.Page([1])),
        });
        BusinessAccountsClient[] processes = Processes(graph, 8);
        List<Task<List<WhatsAppBusinessAccount>>> listings = [processes[0].ListAsync()];
        listings.AddRange(processes.Skip(1).SelectMany(process => new[] { process.ListAsync(), process.ListAsync() }));

        await DriveUntilAsync(() => graph.Requests.Count == 2);
        await AdvanceAsync(TimeSpan.FromSeconds(20));
        Assert.Equal(2, graph.Requests.Count);
        first.SetResult(StubGraph.Page([1]));

        await _time.DriveAsync(Task.WhenAll(listings));
        Assert.Equal(1 + listings.Count, graph.Requests.Count);
    }

    [Fact]
    public async Task A_process_that_never_saw_the_block_waits_for_the_first_success_as_well()
    {
        TaskCompletionSource<HttpResponseMessage> first = new();
        StubGraph graph = new((request, _) => request.Number switch
        {
            1 => Task.FromResult(StubGraph.Error(80008, regainMinutes: 1)),
            2 => first.Task,
            _ => Task.FromResult(StubGraph.Page([1])),
        });
        BusinessAccountsClient[] processes = Processes(graph, 2);
        Task<List<WhatsAppBusinessAccount>> holder = processes[0].ListAsync();
        await DriveUntilAsync(() => graph.Requests.Count == 2);

        Task<List<WhatsAppBusinessAccount>>[] late = [.. Enumerable.Range(0, 5).Select(_ => processes[1].ListAsync())];
        await AdvanceAsync(TimeSpan.FromSeconds(20));
        Assert.Equal(2, graph.Requests.Count);
        first.SetResult(StubGraph.Page([1]));

        await _time.DriveAsync(Task.WhenAll([holder, .. late]));
        Assert.Equal(7, graph.Requests.Count);
    }

    [Fact]
    public async Task A_first_call_that_fails_without_a_throttle_gives_way()
    {
        StubGraph graph = new(request => request.Number switch
        {
            1 => StubGraph.Error(80008, regainMinutes: 1),
            2 => StubGraph.Error(190, HttpStatusCode.Unauthorized),
            _ => StubGraph.Page([1]),
        });
        BusinessAccountsClient[] processes = Processes(graph, 2);
        Task<List<WhatsAppBusinessAccount>>[] listings = [.. processes.Select(process => process.ListAsync())];

        Task<List<WhatsAppBusinessAccount>[]> all = Task.WhenAll(listings);
        await Assert.ThrowsAsync<InvalidAccessTokenException>(() => _time.DriveAsync(all));
        Assert.Equal(1, listings.Count(listing => listing.IsCompletedSuccessfully));
        Assert.InRange(_time.Elapsed, Minute, 60 * Minute);
    }

    [Fact]
    public async Task A_holder_that_dies_gives_way_when_its_attempt_would_have_ended()
    {
        StubGraph graph = new(_ => StubGraph.Page([1]));
        RateLimitGate dead = _fleet.NewProcess();
        await dead.BlockAsync("default:business:1", new(Minute, 80008), CancellationToken.None);
        _time.Advance(Minute);
        RateLimitAnswer answer = await dead.AskAsync(
            new()
            {
                Scopes = ["default:business:1"],
                FirstCall = new() { Scope = "default:business:1", Holder = "dead", Length = TimeSpan.FromSeconds(30) },
            },
            CancellationToken.None);
        Assert.True(answer.IsFirst);

        await _time.DriveAsync(Processes(graph, 1)[0].ListAsync());

        Assert.InRange(_time.Elapsed - Minute, TimeSpan.FromSeconds(30), 60 * Minute);
    }

    [Fact]
    public async Task A_first_call_that_is_cancelled_before_it_is_sent_is_given_back()
    {
        using CancellationTokenSource cancel = new();
        StubGraph graph = new(_ => StubGraph.Page([1]));
        Fleet.Gate gate = _fleet.NewProcess();
        await gate.BlockAsync("default:business:1", new(Minute, 80008), CancellationToken.None);
        BusinessAccountsClient[] processes = Processes(graph, 2);
        Task<List<WhatsAppBusinessAccount>>[] listings = [.. processes.Select(process => process.ListOwnedAsync("1", cancellationToken: cancel.Token).ToListAsync(CancellationToken.None))];
        _time.Advance(Minute / 2);

        await cancel.CancelAsync();
        foreach (Task<List<WhatsAppBusinessAccount>> listing in listings)
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => listing);

        await _time.DriveAsync(Processes(graph, 1)[0].ListAsync());
        Assert.InRange(_time.Elapsed, Minute, 60 * Minute);
    }

    [Fact]
    public async Task Waiting_for_the_first_call_of_another_process_does_not_count_towards_the_longest_wait()
    {
        TaskCompletionSource<HttpResponseMessage> first = new();
        StubGraph graph = new((request, _) => request.Number == 1 ? first.Task : Task.FromResult(StubGraph.Page([1])));
        RateLimitGate gate = _fleet.NewProcess();
        await gate.BlockAsync("default:business:1", new(Minute, 80008), CancellationToken.None);
        _time.Advance(Minute);
        BusinessAccountsClient[] processes = Processes(graph, 2, o => o.MaxRateLimitWait = TimeSpan.Zero);
        Task<List<WhatsAppBusinessAccount>> holder = processes[0].ListAsync();
        await DriveUntilAsync(() => graph.Requests.Count == 1);
        Task<List<WhatsAppBusinessAccount>> other = processes[1].ListAsync();

        await AdvanceAsync(TimeSpan.FromSeconds(20));
        Assert.False(other.IsCompleted);
        first.SetResult(StubGraph.Page([1]));

        Assert.Single(await _time.DriveAsync(other));
        Assert.Single(await holder);
    }

    [Fact]
    public async Task A_gate_that_fails_while_a_scope_opens_lets_each_process_go_by_its_own_rules()
    {
        StubGraph graph = new(_ => StubGraph.Page([1]));
        Fleet.Gate gate = _fleet.NewProcess();
        await gate.BlockAsync("default:business:1", new(Minute, 80008), CancellationToken.None);
        _time.Advance(Minute);
        await gate.AskAsync(
            new()
            {
                Scopes = ["default:business:1"],
                FirstCall = new() { Scope = "default:business:1", Holder = "other", Length = TimeSpan.FromHours(1) },
            },
            CancellationToken.None);
        BusinessAccountsClient client = Make.Client(graph, _time, gate: gate);
        Task<List<WhatsAppBusinessAccount>> listing = client.ListAsync();
        await AdvanceAsync(TimeSpan.FromSeconds(5));
        Assert.False(listing.IsCompleted);

        gate.IsDown = true;

        Assert.Single(await _time.DriveAsync(listing));
    }

    [Fact]
    public async Task A_page_of_an_open_scope_is_one_question()
    {
        StubGraph graph = new(_ => StubGraph.Page([1]));
        Fleet.Gate gate = _fleet.NewProcess();
        BusinessAccountsClient client = Make.Client(graph, _time, gate: gate);

        for (int i = 0; i < 10; i++)
            await client.ListAsync();

        Assert.Equal(10, gate.Questions);
    }

    private BusinessAccountsClient[] Processes(StubGraph graph, int count, Action<WabaClientOptions>? configure = null) =>
        [.. Enumerable.Range(0, count).Select(_ => Make.Client(graph, _time, configure, gate: _fleet.NewProcess()))];

    /// <summary>Moves the clock from wait to wait until something has happened.</summary>
    private async Task DriveUntilAsync(Func<bool> hasHappened)
    {
        while (!hasHappened())
            await AdvanceAsync(TimeSpan.FromMilliseconds(100));
    }

    /// <summary>Moves the clock in steps, and lets calls run after each.</summary>
    private async Task AdvanceAsync(TimeSpan length)
    {
        for (DateTimeOffset end = _time.GetUtcNow() + length; _time.GetUtcNow() < end;)
        {
            _time.Advance(TimeSpan.FromMilliseconds(100));
            for (int i = 0; i < 20; i++)
                await Task.Yield();
        }
    }
}
