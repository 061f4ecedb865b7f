namespace WabaClient;

/// <summary>
/// Reads each watched business when it is due, until it is stopped. Shared by all watches of an inventory.
/// </summary>
/// <remarks>
/// The loop works in rounds. A round begins when a business is due, reads every business that becomes due in the
/// meantime, and ends when no business is being read. A failure of the store ends the round, and the next one begins
/// after a delay.
/// </remarks>
internal sealed class WatchLoop(
    BusinessAccountsClient client,
    InventoryStore store,
    EdgePipeline pipeline,
    InventorySettings settings,
    TimeProvider time,
    InventoryLog log) : IAsyncDisposable
{
    private static readonly TimeSpan CleanupInterval = TimeSpan.FromHours(1);

    private readonly CancellationTokenSource _stop = new();
    private readonly RemovalWindow _removals = new(settings.Interval, time);
    private readonly RemovalDecider _decider = new(store, time, log);
    private Task _ended = Task.CompletedTask;

    public WatchSchedule Schedule { get; } = new(settings, time);

    /// <summary>Gets the signal that is set when changes have been stored.</summary>
    public Signal Stored { get; } = new();

    public void Start() => _ended = Task.WhenAll(
        Task.Run(() => RunAsync(_stop.Token), CancellationToken.None),
        Task.Run(() => ListBusinessesAsync(_stop.Token), CancellationToken.None),
        Task.Run(() => CleanUpAsync(_stop.Token), CancellationToken.None));

    /// <summary>Stops all passes in progress, and waits until they have ended.</summary>
    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync().ConfigureAwait(false);
        await _ended.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _stop.Dispose();
    }

    private async Task RunAsync(CancellationToken cancellationToken)
    {
        BackOff backOff = new(settings.Interval);
        while (true)
        {
            Task changed = Schedule.Changed.Next;
            if (Schedule.UntilDue() > TimeSpan.Zero)
            {
                await Signal.WaitAsync(changed, Schedule.UntilDue, time, cancellationToken).ConfigureAwait(false);
                continue;
            }

            try
            {
                await RunRoundAsync(cancellationToken).ConfigureAwait(false);
                backOff.Reset();
            }
            catch (Exception e) when (!cancellationToken.IsCancellationRequested)
            {
                TimeSpan delay = backOff.Next();
                log.StoreFails(e, delay);
                _removals.Abort();
                Schedule.Restart();
                await Task.Delay(delay, time, cancellationToken).ConfigureAwait(false);
            }
        }
    }

    private async Task RunRoundAsync(CancellationToken cancellationToken)
    {
        Dictionary<AccountEdges, WatchSource> sources = settings.Edges.ToDictionary(edge => edge, _ => new WatchSource());
        using CancellationTokenSource stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        Task reading = pipeline.RunAsync(edge => sources[edge].ReadAsync(), Report, Recover, stop.Token);
        try
        {
            await FeedAsync(sources.Values, reading, stop.Token).ConfigureAwait(false);
            foreach (WatchSource source in sources.Values)
                source.Complete();
            await reading.ConfigureAwait(false);
        }
        finally
        {
            await stop.CancelAsync().ConfigureAwait(false);
            await reading.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        await DecideAsync(cancellationToken).ConfigureAwait(false);
        await store.FlushAsync(cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Starts passes over businesses that become due, until none is in progress.</summary>
    private async Task FeedAsync(
        IReadOnlyCollection<WatchSource> sources, Task reading, CancellationToken cancellationToken)
    {
        while (!reading.IsCompleted)
        {
            Task changed = Schedule.Changed.Next;
            IReadOnlyList<(BusinessId Id, bool IsNudged)> due = Schedule.TakeDue();
            _removals.Begin(due.SelectMany(business => settings.Edges.Select(edge => (business.Id, edge))));
            foreach ((BusinessId id, bool isNudged) in due)
            {
                foreach (WatchSource source in sources)
                    source.Add(id, isNudged);
            }

            if (_removals.IsDue)
                await DecideAsync(cancellationToken).ConfigureAwait(false);
            if (!Schedule.IsRunning)
                return;

            await Signal.WaitAsync(Task.WhenAny(changed, reading), Schedule.UntilDue, time, cancellationToken).ConfigureAwait(false);
        }
    }

    private void Report(EdgeResult result)
    {
        _removals.End(result);
        if (result.Changes > 0)
            Stored.Set();
        Schedule.End(result);
    }

    // If the store rejects one edge, the others must still be read.
    private EdgeResult Recover(ListedEdge listed, Exception failure)
    {
        log.EdgeNotStored(failure, listed.BusinessId, listed.Edge);
        return new EdgeResult { BusinessId = listed.BusinessId, Edge = listed.Edge, BeganAt = listed.BeganAt, Failure = failure };
    }

    private async Task DecideAsync(CancellationToken cancellationToken)
    {
        (IReadOnlyList<EdgeResult> losing, bool isAllowed) = _removals.Take();
        RemovalCounts counts = await _decider.DecideAsync(losing, isAllowed, cancellationToken).ConfigureAwait(false);
        if (counts.Removed > 0)
            Stored.Set();
    }

    // Not at the end of a round: with many businesses, a round does not end.
    private async Task CleanUpAsync(CancellationToken cancellationToken)
    {
        BackOff backOff = new(settings.Interval);
        while (true)
        {
            TimeSpan delay = CleanupInterval;
            try
            {
                await store.DeleteChangesAsync(time.GetUtcNow() - settings.ChangeRetention, cancellationToken).ConfigureAwait(false);
                backOff.Reset();
            }
            catch (Exception e) when (!cancellationToken.IsCancellationRequested)
            {
                delay = backOff.Next();
                log.StoreFails(e, delay);
            }

            await Task.Delay(delay, time, cancellationToken).ConfigureAwait(false);
        }
    }

    private async Task ListBusinessesAsync(CancellationToken cancellationToken)
    {
        int failures = 0;
        while (true)
        {
            Task changed = Schedule.Changed.Next;
            if (Schedule.UntilList() > TimeSpan.Zero)
            {
                await Signal.WaitAsync(changed, Schedule.UntilList, time, cancellationToken).ConfigureAwait(false);
                continue;
            }

            TimeSpan? throttle = null;
            try
            {
                (BusinessId[] ids, _) = await BusinessIds.ListAsync(client, cancellationToken).ConfigureAwait(false);
                Schedule.SetSeen(ids);
                failures = 0;
            }
            catch (Exception e) when (!cancellationToken.IsCancellationRequested)
            {
                if (failures++ == 0)
                    log.BusinessesUnknown(FailureText.Of(e));
                throttle = WatchDelay.Throttle([e], settings.Interval, Random.Shared.NextDouble());
            }

            Schedule.PlanList(throttle ?? WatchDelay.Next(settings.Interval, failures, Random.Shared.NextDouble()));
        }
    }
}
