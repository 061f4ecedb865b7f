using System.Globalization;
using StackExchange.Redis;
using WabaClient.Tests.Support;

namespace WabaClient.Tests;

/// <summary>Several real processes. WABA_FLEET_THROTTLES sets the number of throttles.</summary>
[Collection(nameof(ManyProcesses))]
public sealed class FleetTests(ITestOutputHelper output) : IAsyncLifetime
{
    private const int Processes = 8;

    // An attempt that is held does not time out on a slow machine. A process that loses its connection to Redis while it goes first
    // holds the others up for as long.
    private const int LongTimeout = 100;

    private readonly List<Worker> _workers = [];
    private RedisServer _redis = null!;
    private ConnectionMultiplexer _connection = null!;

    private static int Throttles =>
        int.Parse(Environment.GetEnvironmentVariable("WABA_FLEET_THROTTLES") ?? "2", CultureInfo.InvariantCulture);

    public async ValueTask InitializeAsync()
    {
        _redis = await RedisServer.StartAsync();
        _connection = await _redis.ConnectAsync();
    }

    public async ValueTask DisposeAsync()
    {
        foreach (Worker worker in _workers)
            await worker.DisposeAsync();
        await _connection.DisposeAsync();
        await _redis.DisposeAsync();
    }

    [Fact]
    public async Task Eight_processes_send_nothing_while_blocked_and_one_first_call_per_opening()
    {
        await using ThrottlingGraph graph = await ThrottlingGraph.StartAsync(Processes, Throttles, _connection.GetDatabase());
        for (int i = 0; i < Processes; i++)
            Start($"worker{i}", graph, LongTimeout);

        await graph.Done;
        string[] ends = await Task.WhenAll(_workers.Select(worker => worker.EndAsync()));

        output.WriteLine("| opening | calls while blocked | first calls |");
        for (int i = 0; i < graph.Openings.Count; i++)
            output.WriteLine($"| {i + 1} | {graph.Openings[i].CallsWhileBlocked} | {graph.Openings[i].FirstCalls} |");
        output.WriteLine(string.Join('\n', ends));
        Assert.Equal(Throttles, graph.Openings.Count);
        Assert.All(graph.Openings, opening => Assert.Equal((0, 1), (opening.CallsWhileBlocked, opening.FirstCalls)));
        Assert.All(ends, end => Assert.EndsWith(", 0 failed", end, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_process_that_is_killed_during_its_first_call_gives_way()
    {
        await using ThrottlingGraph graph = await ThrottlingGraph.StartAsync(2, throttles: 1, _connection.GetDatabase());
        TaskCompletionSource killed = new();
        graph.OnFirstCall = async token =>
        {
            if (graph.Openings[0].IsGivenUp)
                return;
            graph.Openings[0].IsGivenUp = true;
            await _workers[token[^1] - '0'].KillAsync();
            killed.SetResult();
            await graph.Done;
        };
        Start("worker0", graph, attemptTimeout: 3);
        Start("worker1", graph, attemptTimeout: 3);

        await killed.Task;
        await graph.Done;

        Assert.Equal(0, graph.Openings[0].CallsWhileBlocked);
        Assert.True(graph.Openings[0].FirstCalls > 1);
    }

    private void Start(string token, ThrottlingGraph graph, int attemptTimeout) =>
        _workers.Add(new($"EAAB0{token}", graph.Address, _redis.PatientConfiguration, attemptTimeout));
}
