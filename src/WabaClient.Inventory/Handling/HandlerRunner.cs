using Microsoft.Extensions.DependencyInjection;

namespace WabaClient;

/// <summary>Passes the changes of one consumer to its handler, one after the other, until the host stops.</summary>
internal sealed class HandlerRunner(
    HandlerRegistration registration,
    AccountInventory inventory,
    IReadOnlyCollection<BusinessId>? businessIds,
    IServiceScopeFactory scopes,
    TimeProvider time,
    InventoryLog log)
{
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        BackOff backOff = new(TimeSpan.MaxValue);
        while (true)
        {
            try
            {
                await foreach (AccountChange change in inventory.WatchAsync(businessIds, registration.Consumer, cancellationToken)
                    .ConfigureAwait(false))
                {
                    await HandleAsync(change, cancellationToken).ConfigureAwait(false);
                    await AcknowledgeAsync(change, cancellationToken).ConfigureAwait(false);
                    backOff.Reset();
                }
            }
            catch (Exception e) when (!cancellationToken.IsCancellationRequested)
            {
                // The store did not work at the start, or another process has removed the consumer: start again.
                TimeSpan delay = backOff.Next();
                log.ConsumerFails(e, registration.Consumer, delay);
                await Task.Delay(delay, time, cancellationToken).ConfigureAwait(false);
            }
        }
    }

    private async Task HandleAsync(AccountChange change, CancellationToken cancellationToken)
    {
        BackOff backOff = new(TimeSpan.MaxValue);
        while (true)
        {
            try
            {
                AsyncServiceScope scope = scopes.CreateAsyncScope();
                await using (scope.ConfigureAwait(false))
                {
                    await registration.Resolve(scope.ServiceProvider).HandleAsync(change, cancellationToken).ConfigureAwait(false);
                    return;
                }
            }
            catch (Exception e) when (!cancellationToken.IsCancellationRequested)
            {
                // Another process has handled the change, or this one has and the response of the database was lost.
                if (await IsAcknowledgedAsync(change, cancellationToken).ConfigureAwait(false))
                    return;
                TimeSpan delay = backOff.Next();
                log.HandlerFails(e, registration.Consumer, change, delay);
                await Task.Delay(delay, time, cancellationToken).ConfigureAwait(false);
            }
        }
    }

    private async Task<bool> IsAcknowledgedAsync(AccountChange change, CancellationToken cancellationToken)
    {
        try
        {
            long last = await inventory.ReadAcknowledgedAsync(registration.Consumer, cancellationToken).ConfigureAwait(false);
            return last >= change.Sequence;
        }
        catch (Exception) when (!cancellationToken.IsCancellationRequested)
        {
            return false;
        }
    }

    private async Task AcknowledgeAsync(AccountChange change, CancellationToken cancellationToken)
    {
        BackOff backOff = new(TimeSpan.MaxValue);
        while (true)
        {
            try
            {
                await inventory.AcknowledgeAsync(registration.Consumer, change.Sequence, cancellationToken).ConfigureAwait(false);
                return;
            }
            catch (Exception e) when (e is not ArgumentException && !cancellationToken.IsCancellationRequested)
            {
                TimeSpan delay = backOff.Next();
                log.StoreFails(e, delay);
                await Task.Delay(delay, time, cancellationToken).ConfigureAwait(false);
            }
        }
    }
}
