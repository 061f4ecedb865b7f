using System.Collections.Concurrent;

namespace WabaClient.Tests.Support;

/// <summary>A consumer that watches in the background, acknowledges every change, and keeps what it got.</summary>
internal sealed class Watcher : IAsyncDisposable
{
    private readonly CancellationTokenSource _stop = new();
    private readonly ConcurrentQueue<AccountChange> _changes = new();
    private readonly Scene _scene;
    private readonly Task _ended;

    public Watcher(Scene scene, IEnumerable<BusinessId>? businessIds, string consumer = "watcher", AccountInventory? inventory = null)
    {
        _scene = scene;
        _ended = Task.Run(() => WatchAsync(inventory ?? scene.Inventory, businessIds, consumer));
    }

    public IReadOnlyList<AccountChange> Changes => [.. _changes];

    /// <summary>Waits for a number of changes, without moving the clock.</summary>
    public Task UntilAsync(int count) => Wait.UntilAsync(() => _ended.IsFaulted || _changes.Count >= count);

    /// <summary>Waits for a number of changes while moving the clock.</summary>
    public Task DriveAsync(int count, TimeSpan step) => _scene.DriveAsync(() => _changes.Count >= count, step);

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => _ended);
        _stop.Dispose();
    }

    private async Task WatchAsync(AccountInventory inventory, IEnumerable<BusinessId>? businessIds, string consumer)
    {
        await foreach (AccountChange change in inventory.WatchAsync(businessIds, consumer, _stop.Token))
        {
            await inventory.AcknowledgeAsync(consumer, change.Sequence);
            _changes.Enqueue(change);
        }
    }
}
