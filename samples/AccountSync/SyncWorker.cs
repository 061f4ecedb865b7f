using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using WabaClient;

namespace AccountSync;

/// <summary>Runs a pass at the start, then one per interval. A pass that fails is resumed in the next round.</summary>
internal sealed class SyncWorker(
    AccountSynchronizer synchronizer,
    SyncOptions options,
    ILogger<SyncWorker> logger) : BackgroundService
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
                // Nothing is lost: the pages so far are stored with their cursor. Before RetryAfter a call would only lengthen the throttle.
                if (e is RateLimitedException { RetryAfter: { } retryAfter } && retryAfter > wait)
                    wait = retryAfter;
                Log.Failed(logger, wait, e.Message, e.Hint);
            }

            await Task.Delay(wait, stoppingToken);
        }
    }
}
