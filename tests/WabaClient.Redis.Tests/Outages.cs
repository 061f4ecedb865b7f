using System.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using StackExchange.Redis;
using WabaClient.Tests.Support;

namespace WabaClient.Tests;

/// <summary>Runs all outages concurrently, because each takes the seconds for which a failed gate is not used.</summary>
public sealed class Outages : IAsyncLifetime
{
    private const string Password = "a0password0of0the0test";

    private static readonly Outage[] All =
    [
        new("killed (SIGKILL), restarted empty", server => server.KillAsync(), server => server.RestartAsync()),
        new("stopped (SIGSTOP)", server => server.SuspendAsync(), server => server.ResumeAsync()),
        new("paused (CLIENT PAUSE)", server => server.SendAsync("CLIENT PAUSE 8000 ALL"), server => server.SendAsync("PING")),
        new("absent at the start", null, server => server.RestartAsync()),
        new("out of memory", server => server.SendAsync("CONFIG SET maxmemory 1"), server => server.SendAsync("CONFIG SET maxmemory 0")),
        new("read-only replica", server => server.SendAsync("REPLICAOF 127.0.0.1 1"), server => server.SendAsync("REPLICAOF NO ONE")),
        new("wrong password", null, server => server.SendAsync($"CONFIG SET requirepass {Password}")),
    ];

    private Dictionary<string, Result> _results = [];

    /// <summary>The names of the outages.</summary>
    public static TheoryData<string> Names => [.. All.Select(outage => outage.Name)];

    internal Result ResultOf(string name) => _results[name];

    public async ValueTask InitializeAsync() =>
        _results = (await Task.WhenAll(All.Select(RunAsync))).ToDictionary(result => result.Name);

    public ValueTask DisposeAsync() => default;

    private static async Task<Result> RunAsync(Outage outage)
    {
        bool hasOtherPassword = outage.Name == "wrong password";
        await using RedisServer server = await RedisServer.StartAsync(hasOtherPassword ? "another0password" : null);
        if (outage.Begin is null && !hasOtherPassword)
            await server.KillAsync();
        Graph graph = new();
        graph.Throttle("8", TimeSpan.FromHours(1));
        graph.Throttle("9", TimeSpan.FromHours(1));
        string configuration = server.Configuration + (hasOtherPassword ? $",password={Password}" : "");
        await using FleetProcess process = new(
            graph, services => services.AddWabaRedisGate(options => options.Configuration = configuration), isPatient: false);
        Result result = new() { Name = outage.Name };

        if (outage.Begin is not null)
        {
            await UntilConnectedAsync(process, result);
            await Assert.ThrowsAsync<RateLimitedException>(() => process.ListAsync("8"));
            await outage.Begin(server);
        }

        int before = process.Failures;
        long start = Stopwatch.GetTimestamp();
        await Assert.ThrowsAsync<RateLimitedException>(() => process.ListAsync("9"));
        result.Slowest = Stopwatch.GetElapsedTime(start);
        for (int i = 0; i < 150 || process.Failures == before; i++)
        {
            await ListAsync(process, result);
            await Task.Delay(5);

            // A pause may end too early on a slow machine.
            if (i % 200 == 199 && outage.Begin is not null)
                await outage.Begin(server);
        }

        await outage.End(server);
        if (hasOtherPassword)
            server.Password = Password;
        await using ConnectionMultiplexer connection = await server.ConnectAsync();
        string[] expected = outage.Begin is null ? ["9"] : ["8", "9"];
        foreach (string business in expected)
        {
            RedisKey key = $"waba:{{default}}:business:{business}:block";
            await Eventually.IsTrueAsync(
                async () =>
                {
                    await ListAsync(process, result);
                    return await connection.GetDatabase().KeyExistsAsync(key);
                },
                $"{outage.Name}: the block of business {business} is published");
            result.Published.Add($"{business}: {await connection.GetDatabase().KeyTimeToLiveAsync(key):hh\\:mm\\:ss}");
        }

        result.CallsOfThrottled = graph.CallsOf("8") + graph.CallsOf("9") - expected.Length;
        result.GateFailures = process.Failures;
        result.Log = process.Log;
        return result;
    }

    /// <summary>Lists until the gate has answered. The first connection may take longer than a question.</summary>
    private static Task UntilConnectedAsync(FleetProcess process, Result result) => Eventually.IsTrueAsync(
        async () =>
        {
            int failures = process.Failures;
            await ListAsync(process, result);
            await Task.Delay(50);
            return process.Failures == failures && process.Log.Count(line => line.Contains("gate failed", StringComparison.Ordinal))
                == process.Log.Count(line => line.Contains("works again", StringComparison.Ordinal));
        },
        "the gate works");

    private static async Task ListAsync(FleetProcess process, Result result)
    {
        long start = Stopwatch.GetTimestamp();
        result.Listings++;
        try
        {
            Assert.Single(await process.ListAsync("1"));
        }
        catch (Exception e)
        {
            result.Failed.Add(e.ToString());
        }

        TimeSpan length = Stopwatch.GetElapsedTime(start);
        result.Slowest = length > result.Slowest ? length : result.Slowest;
    }

    internal sealed class Result
    {
        public required string Name { get; init; }

        public int Listings { get; set; }

        public List<string> Failed { get; } = [];

        public TimeSpan Slowest { get; set; }

        public List<string> Published { get; } = [];

        public int CallsOfThrottled { get; set; }

        public int GateFailures { get; set; }

        public IReadOnlyList<string> Log { get; set; } = [];
    }

    private sealed record Outage(string Name, Func<RedisServer, Task>? Begin, Func<RedisServer, Task> End);
}
