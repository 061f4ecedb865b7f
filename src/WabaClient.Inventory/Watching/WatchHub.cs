namespace WabaClient;

/// <summary>
/// The loop shared by the watches of an inventory. It runs while there is at least one watch. Thread-safe.
/// </summary>
internal sealed class WatchHub(Func<WatchLoop> create)
{
    private readonly object _lock = new();
    private WatchLoop? _loop;
    private int _watches;

    /// <summary>Adds a watch.</summary>
    /// <param name="businessIds">The businesses; null for all that the token has access to.</param>
    public WatchLoop Enter(IReadOnlyCollection<BusinessId>? businessIds)
    {
        lock (_lock)
        {
            _watches++;
            bool isNew = _loop is null;
            _loop ??= create();
            _loop.Schedule.Add(businessIds);
            if (isNew)
                _loop.Start();
            return _loop;
        }
    }

    /// <summary>Removes a watch. The last one stops the loop and waits until it has ended.</summary>
    public async ValueTask LeaveAsync(WatchLoop loop, IReadOnlyCollection<BusinessId>? businessIds)
    {
        lock (_lock)
        {
            loop.Schedule.Remove(businessIds);
            if (--_watches > 0)
                return;
            _loop = null;
        }

        await loop.DisposeAsync().ConfigureAwait(false);
    }

    public void Nudge(BusinessId businessId)
    {
        lock (_lock)
            _loop?.Schedule.Nudge(businessId);
    }

    /// <summary>Wakes the watches, because changes have been stored outside the loop.</summary>
    public void Notify()
    {
        lock (_lock)
            _loop?.Stored.Set();
    }
}
