using System.Globalization;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using WabaClient;

namespace Fleet;

/// <summary>One process of the fleet: an ordinary application with one line more, which shares the rate limits.</summary>
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

        // The line: blocks, and who goes first after a block, are state in Redis.
        builder.Services.AddWabaRedisGate(builder.Configuration.GetSection("Redis"));
        using IHost host = builder.Build();
        await host.StartAsync();

        BusinessAccountsClient client = host.Services.GetRequiredService<BusinessAccountsClient>();
        client.Waiting += (_, _) => counters.CountWait();
        using CancellationTokenSource stop = new();
        Task orphaned = StopWithCoordinatorAsync(stop);
        Task report = ReportAsync(counters, stop.Token);

        // Each process starts with another business, so that most are asked for by several processes at different times.
        int first = int.Parse(number, CultureInfo.InvariantCulture) * FleetGraph.Businesses / 4;
        await foreach (AccountsPage page in client.ListManyAsync(FleetGraph.Ids(first), cancellationToken: stop.Token))
            counters.Add(page);

        await stop.CancelAsync();
        await report;
        await host.StopAsync();
        Console.WriteLine(JsonSerializer.Serialize(counters.Read(isDone: true)));
        return 0;
    }

    /// <summary>The coordinator holds the other end of the standard input. When it is gone, so is the work.</summary>
    private static async Task StopWithCoordinatorAsync(CancellationTokenSource stop)
    {
        await Console.OpenStandardInput().ReadAsync(new byte[1]);
        await stop.CancelAsync();
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
