using System.Globalization;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using WabaClient;

namespace Fleet;

/// <summary>
/// One process of the fleet: an ordinary application with one additional line, which shares the rate limits.
/// </summary>
internal static class Worker
{
    private static readonly TimeSpan BetweenLines = TimeSpan.FromMilliseconds(200);

    public static async Task<int> RunAsync(string number)
    {
        using Counters counters = new();
        HostApplicationBuilder builder = Host.CreateApplicationBuilder();
        builder.Logging.ClearProviders();
        builder.AddTelemetry();
        builder.Services.AddWabaClient(builder.Configuration.GetSection("Waba"))
            .AddHttpMessageHandler(() => new CallCounter(counters));

        // The additional line: blocks, and which process goes first after a block, are stored in Redis.
        builder.Services.AddWabaRedisGate(builder.Configuration.GetSection("Redis"));
        using IHost host = builder.Build();
        await host.StartAsync();

        BusinessAccountsClient client = host.Services.GetRequiredService<BusinessAccountsClient>();
        client.Waiting += (_, _) => counters.CountWait();
        CancellationTokenSource stop = new();
        StopWithCoordinator(stop);
        Task report = ReportAsync(counters, stop.Token);

        await WarmUpAsync(host.Services.GetRequiredService<RateLimitGate>(), number);

        // Each process starts with a different business, so that most are requested by several processes at different times.
        int first = int.Parse(number, CultureInfo.InvariantCulture) * FleetGraph.Businesses / 4;
        ManyBusinessesQuery query = new() { MaxConcurrency = 4 };
        try
        {
            await foreach (AccountsPage page in client.ListManyAsync(FleetGraph.Ids(first), query, stop.Token))
                counters.Add(page);
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            return 130;
        }

        await stop.CancelAsync();
        await report;
        await host.StopAsync();
        Console.WriteLine(JsonSerializer.Serialize(counters.Read(isDone: true)));
        return 0;
    }

    /// <summary>
    /// Connects, writes and reads once. The client waits at most 500 ms for the gate and then continues without it for
    /// 5 seconds, which should not happen just because a process has been started.
    /// </summary>
    private static async Task WarmUpAsync(RateLimitGate gate, string scope)
    {
        await gate.BlockAsync(scope, new RateLimitBlock(TimeSpan.FromSeconds(1), 0), CancellationToken.None);
        await gate.GetBlockAsync([scope], CancellationToken.None);
    }

    /// <summary>Stops when the coordinator, which holds the other end of standard input, has ended.</summary>
    private static void StopWithCoordinator(CancellationTokenSource stop)
    {
        // Reading from the console blocks, which must not occupy a thread of the pool.
        Thread reader = new(() =>
        {
            Console.In.ReadToEnd();
            stop.Cancel();
        });
        reader.IsBackground = true;
        reader.Start();
    }

    private static async Task ReportAsync(Counters counters, CancellationToken cancellationToken)
    {
        while (!cancellationToken.IsCancellationRequested)
        {
            Console.WriteLine(JsonSerializer.Serialize(counters.Read(isDone: false)));
            await Task.Delay(BetweenLines, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }
}
