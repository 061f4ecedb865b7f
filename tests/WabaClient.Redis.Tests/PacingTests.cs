using System.Diagnostics;
using System.Net;
using System.Text;
using StackExchange.Redis;
using WabaClient.FleetWorker;
using WabaClient.Tests.Support;

namespace WabaClient.Tests;

/// <summary>Processes that pace their calls together. Nothing here depends on how long a step takes.</summary>
[Collection(nameof(ManyProcesses))]
public sealed class PacingTests
{
    private const string Scope = "123:business:1";

    [Fact]
    public async Task Redis_shares_the_pace()
    {
        await using RedisServer server = await RedisServer.StartAsync();

        await VerifyAsync(server.Configuration);
    }

#if NET10_0_OR_GREATER
    [Fact]
    public async Task Garnet_shares_the_pace()
    {
        using GarnetInProcess server = new();

        await VerifyAsync(server.Configuration);
    }
#endif

    [Fact]
    public async Task A_process_that_has_not_called_yet_waits_if_another_one_has_used_the_quota()
    {
        await using RedisServer server = await RedisServer.StartAsync();
        await using ConnectionMultiplexer first = await server.ConnectAsync();
        await using ConnectionMultiplexer second = await server.ConnectAsync();

        // Once only: a second listing would wait for the pace itself.
        await Client(PatientGate(first)).ListOwnedAsync("1").ToListAsync();
        await Eventually.IsTrueAsync(
            async () => (await AskAsync(new RedisRateLimitGate(second), new() { Scope = Scope })).Usage == 99, "the usage is shared");

        using CancellationTokenSource cancellation = new();
        TaskCompletionSource<WaitingEventArgs> waits = new(TaskCreationOptions.RunContinuationsAsynchronously);
        BusinessAccountsClient client = Client(PatientGate(second));
        client.Waiting += (_, e) => waits.TrySetResult(e);
        Task listing = client.ListOwnedAsync("1").ToListAsync(cancellation.Token);

        Assert.NotSame(listing, await Task.WhenAny(listing, waits.Task));
        Assert.Equal(WaitReason.Pacing, (await waits.Task).Reason);
        await cancellation.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => listing);
    }

    [Fact]
    public async Task What_is_shared_is_less_than_a_kilobyte_and_expires()
    {
        await using RedisServer server = await RedisServer.StartAsync();
        await using ConnectionMultiplexer connection = await server.ConnectAsync();
        RedisRateLimitGate gate = new(connection);
        IDatabase database = connection.GetDatabase();

        // Counts of all steps of an hour.
        long step = DateTimeOffset.UtcNow.ToUnixTimeSeconds() / (long)RateLimitPacingAnswer.Step.TotalSeconds;
        for (int i = 0; i < 40; i++)
            await database.HashSetAsync($"waba:{{123}}:business:1:usage", step - i, 5_000);
        for (int i = 0; i < 5; i++)
            await AskAsync(gate, new() { Scope = Scope, Calls = 1_000, Usage = 100, Cost = 0.123456, Spacing = TimeSpan.FromHours(1) });

        long bytes = 0;
        foreach (RedisKey key in connection.GetServer(server.Configuration).Keys())
        {
            bytes += (long)await database.ExecuteAsync("MEMORY", "USAGE", key);
            Assert.NotNull(await database.KeyTimeToLiveAsync(key));
        }

        Assert.InRange(bytes, 1, 1_024);
        Assert.InRange(
            (await database.KeyTimeToLiveAsync("waba:{123}:business:1:usage"))!.Value, TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(15));
    }

    private static RedisRateLimitGate PatientGate(IConnectionMultiplexer connection) =>
        new(connection) { Health = new(new PatientClock()) };

    private static async Task VerifyAsync(string configuration)
    {
        ConfigurationOptions options = ConfigurationOptions.Parse(configuration);
        (options.ConnectTimeout, options.AsyncTimeout) = (60_000, 60_000);
        ConnectionMultiplexer[] connections =
            await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => ConnectionMultiplexer.ConnectAsync(options)));
        RedisRateLimitGate[] gates = [.. connections.Select(connection => new RedisRateLimitGate(connection))];
        await VerifyCountsAsync(gates[0], gates[1]);
        await VerifyReservationsAsync(gates);
        await Task.WhenAll(connections.Select(connection => connection.DisposeAsync().AsTask()));
    }

    private static async Task VerifyCountsAsync(RedisRateLimitGate one, RedisRateLimitGate other)
    {
        RateLimitPacingAnswer nothing = await AskAsync(one, new() { Scope = Scope });
        Assert.Null(nothing.Usage);
        Assert.Null(nothing.Cost);
        Assert.All(nothing.Calls, calls => Assert.Equal(0, calls));

        // The usage contains the calls that are reported with it.
        await AskAsync(one, new() { Scope = Scope, Calls = 5, Usage = 40, Cost = 0.5 });
        RateLimitPacingAnswer seen = await AskAsync(other, new() { Scope = Scope });
        Assert.Equal((40, 0, 0.5, 5), (seen.Usage, seen.CallsSinceUsage, seen.Cost, seen.Calls.Sum()));
        seen = await AskAsync(other, new() { Scope = Scope, Calls = 3 });
        Assert.Equal((40, 3, 0.5, 8), (seen.Usage, seen.CallsSinceUsage, seen.Cost, seen.Calls.Sum()));
        seen = await AskAsync(one, new() { Scope = Scope, Calls = 1, Usage = 42 });
        Assert.Equal((42, 0, 9), (seen.Usage, seen.CallsSinceUsage, seen.Calls.Sum()));
        Assert.InRange(seen.StepAge, TimeSpan.Zero, RateLimitPacingAnswer.Step);

        // Other scopes know nothing of it.
        Assert.Null((await AskAsync(one, new() { Scope = "123:business:2" })).Usage);
    }

    /// <summary>However slow everything is, no two calls have one slot.</summary>
    private static async Task VerifyReservationsAsync(RedisRateLimitGate[] gates)
    {
        TimeSpan spacing = TimeSpan.FromMilliseconds(300);
        long start = Stopwatch.GetTimestamp();
        int reserved = 0;
        await Task.WhenAll(gates.Select(async gate =>
        {
            for (int i = 0; i < 25; i++)
            {
                RateLimitPacingAnswer answer = await AskAsync(gate, new() { Scope = Scope, Spacing = spacing });
                Assert.InRange(answer.Wait, TimeSpan.Zero, spacing);
                if (answer.Wait == TimeSpan.Zero)
                    Interlocked.Increment(ref reserved);
                await Task.Delay(20);
            }
        }));

        Assert.InRange(reserved, 1, (int)(Stopwatch.GetElapsedTime(start) / spacing) + 2);
    }

    private static async Task<RateLimitPacingAnswer> AskAsync(RedisRateLimitGate gate, RateLimitPacingQuestion question) =>
        (await gate.AskAsync(new() { Scopes = [], Pacing = question }, CancellationToken.None)).Pacing!;

    private static BusinessAccountsClient Client(RateLimitGate gate) => new(
        new HttpClient(new AlmostUsed()),
        new WabaClientOptions
        {
            AccessToken = "token", AppId = "123", PaceAboveUsage = 50, MaxRateLimitWait = TimeSpan.FromHours(12),
        },
        gate: gate);

    private sealed class AlmostUsed : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            HttpResponseMessage response = new(HttpStatusCode.OK)
            {
                Content = new StringContent("""{"data":[{"id":"1"}]}""", Encoding.UTF8, "application/json"),
            };
            response.Headers.TryAddWithoutValidation(
                "X-Business-Use-Case-Usage", """{"9":[{"type":"whatsapp_business_management","call_count":99}]}""");
            return Task.FromResult(response);
        }
    }
}
