using Microsoft.Extensions.Hosting;
using WabaClient;

namespace AccountSync;

/// <summary>A pass at the start, then one every interval. A pass that fails is taken up again in the next round.</summary>
internal sealed class SyncWorker(AccountSynchronizer synchronizer, SyncOptions options) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (true)
        {
            TimeSpan wait = options.Interval;
            try
            {
                await synchronizer.RunAsync(stoppingToken);
            }
            catch (WabaClientException e)
            {
                await Console.Error.WriteLineAsync($"{e.Message}{Environment.NewLine}{e.Hint}".TrimEnd());
                if (e is RateLimitedException { RetryAfter: { } retryAfter } && retryAfter > wait)
                    wait = retryAfter;
            }

            await Task.Delay(wait, stoppingToken);
        }
    }
}
