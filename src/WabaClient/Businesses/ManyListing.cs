using System.Runtime.CompilerServices;

namespace WabaClient;

/// <summary>Lists the accounts of many businesses. Each enumeration creates its own <see cref="ManyRun"/>.</summary>
/// <param name="caller">Gets the pages.</param>
/// <param name="source">Returns the ids of the businesses. Calls made by the source share the slots.</param>
/// <param name="query">What to request for each business.</param>
/// <param name="maxRateLimitWait">How long a page may wait for rate limits.</param>
internal sealed class ManyListing(
    GraphCaller caller,
    Func<CallSlots, IAsyncEnumerable<BusinessId>> source,
    ManyBusinessesQuery query,
    TimeSpan maxRateLimitWait)
{
    public async IAsyncEnumerable<AccountsPage> ListAsync(
        CancellationToken methodToken,
        [EnumeratorCancellation] CancellationToken enumerationToken = default)
    {
        methodToken.ThrowIfCancellationRequested();
        enumerationToken.ThrowIfCancellationRequested();
        using CancellationTokenSource stop = CancellationTokenSource.CreateLinkedTokenSource(
            methodToken,
            enumerationToken);
        CallSlots slots = new(query.MaxConcurrency);
        ManyTelemetry telemetry = new(caller.Environment.Metrics, slots, query.MaxConcurrency);
        ManyRun run = new(caller, query, maxRateLimitWait, slots, telemetry, stop);
        bool isComplete = false;

        // Sources may block; the thread of the consumer must not.
        Task ended = Task.Run(() => run.RunAsync(source), CancellationToken.None);
        try
        {
            while (await run.Elements.WaitToReadAsync(CancellationToken.None).ConfigureAwait(false))
            {
                while (run.Elements.TryRead(out AccountsPage? element))
                {
                    methodToken.ThrowIfCancellationRequested();
                    enumerationToken.ThrowIfCancellationRequested();
                    yield return element;
                    slots.Give();
                }
            }

            methodToken.ThrowIfCancellationRequested();
            enumerationToken.ThrowIfCancellationRequested();
            await ended.ConfigureAwait(false);
            isComplete = true;
        }
        finally
        {
            await stop.CancelAsync().ConfigureAwait(false);
            await ended.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            telemetry.End(isComplete);
        }
    }
}
