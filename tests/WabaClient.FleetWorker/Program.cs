using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using StackExchange.Redis;
using WabaClient;
using WabaClient.FleetWorker;

// One process of a fleet: lists the accounts of business 1 until its input ends, then prints how many listings succeeded and failed.
// Arguments: access token, address of Graph, connection string of Redis, time-out of an attempt in seconds.
ServiceCollection services = new();
services.AddWabaClient(options =>
{
    options.AccessToken = args[0];
    options.BaseAddress = new Uri(args[1]);
    options.MaxRateLimitWait = TimeSpan.FromHours(1);
    options.MaxRetryAttempts = 100;

    // The gate decides when calls are sent, not the back-off of the page that is throttled again and again.
    options.BaseDelay = options.MaxDelay = TimeSpan.FromMilliseconds(10);
    options.AttemptTimeout = TimeSpan.FromSeconds(int.Parse(args[3], CultureInfo.InvariantCulture));
});
services.AddWabaRedisGate(options => options.Configuration = args[2]);
await using ServiceProvider provider = services.BuildServiceProvider();
RateLimitGate gate = provider.GetRequiredService<RateLimitGate>();
gate.Health = new(new PatientClock());
while (!await AnswersAsync())
    await Task.Delay(100);
BusinessAccountsClient client = provider.GetRequiredService<BusinessAccountsClient>();

using CancellationTokenSource stop = new();

// Reading the console blocks, which must not take a thread of the pool.
Thread reader = new(() =>
{
    Console.In.ReadToEnd();
    stop.Cancel();
});
reader.IsBackground = true;
reader.Start();
int succeeded = 0, failed = 0;
while (!stop.IsCancellationRequested)
{
    try
    {
        await client.ListOwnedAsync("1").ToListAsync(stop.Token);
        succeeded++;
    }
    catch (OperationCanceledException) when (stop.IsCancellationRequested)
    {
        break;
    }
    catch (WabaClientException e)
    {
        failed++;
        Console.Error.WriteLine(e);
    }
}

Console.WriteLine($"{succeeded} succeeded, {failed} failed");

async Task<bool> AnswersAsync()
{
    try
    {
        await gate.GetBlockAsync(["default:app"], CancellationToken.None);
        return true;
    }
    catch (RedisException)
    {
        return false;
    }
}
