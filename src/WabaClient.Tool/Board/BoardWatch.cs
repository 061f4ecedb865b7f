using System.Collections.Concurrent;

namespace WabaClient.Tool;

/// <summary>
/// Updates the state of the board: reads the businesses repeatedly, and reads the changes of the inventory.
/// </summary>
internal sealed class BoardWatch(
    AccountInventory inventory,
    BusinessAccountsClient client,
    UsageTap tap,
    BoardWorld world,
    IReadOnlyList<BusinessId>? businesses,
    TimeProvider clock)
{
    public const string Consumer = "board";

    private const int BusyLooks = 5;
    private const int QuietLooks = 10;

    private static readonly TimeSpan LookInterval = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan BeatInterval = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan RetryDelay = TimeSpan.FromSeconds(15);

    private long _readings;
    private HashSet<(BusinessId, WabaId)> _knownAtStart = [];
    private DateTimeOffset _start;
    private long _lastSequence;
    private long _acknowledged;
    private long _cleanedUp;
    private long _baselineEnd;
    private bool _isBaseline = true;
    private readonly ConcurrentDictionary<string, string> _problems = new();

    /// <summary>Runs until it is cancelled.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        tap.Report = world.AddUse;
        client.Waiting += OnWaiting;
        try
        {
            _start = clock.GetUtcNow();
            await foreach (InventoryEntry entry in inventory.ReadAsync(cancellationToken: cancellationToken))
            {
                _knownAtStart.Add((entry.BusinessId, entry.Account.Id));
                world.Know(entry);
            }

            await ReadEdgesAsync(cancellationToken);
            await Task.WhenAll(
                RepeatAsync(nameof(WatchAsync), WatchAsync, cancellationToken),
                RepeatAsync(nameof(ReadNamesAsync), ReadNamesAsync, cancellationToken),
                RepeatAsync(nameof(LookAsync), LookAsync, cancellationToken),
                BeatAsync(cancellationToken));
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
        }
        finally
        {
            client.Waiting -= OnWaiting;
        }
    }

    /// <summary>Takes over the states of all edges from the inventory.</summary>
    public async Task ReadEdgesAsync(CancellationToken cancellationToken)
    {
        long reading = Interlocked.Increment(ref _readings);
        List<EdgeState> edges = [];
        await foreach (EdgeState edge in inventory.ReadEdgesAsync(cancellationToken))
            edges.Add(edge);
        world.SetEdges(edges, reading);
    }

    private void OnWaiting(object? sender, WaitingEventArgs wait) => world.AddWait(wait);

    // A failure of one edge is part of the inventory. What comes here concerns all: the token, for example, or the store.
    // It is shown until the work succeeds.
    private async Task RepeatAsync(string name, Func<CancellationToken, Task> work, CancellationToken cancellationToken)
    {
        while (true)
        {
            try
            {
                await work(cancellationToken);
                _problems.TryRemove(name, out _);
                return;
            }
            catch (Exception e) when (!cancellationToken.IsCancellationRequested)
            {
                _problems[name] = e switch
                {
                    WabaClientException { Hint: { } hint } => $"{e.Message} {ToolWords.Translate(hint)}",
                    IOException or UnauthorizedAccessException => StateFile.NotSaved(e).Message,
                    _ => e.Message,
                };
                await Task.Delay(RetryDelay, cancellationToken);
            }
        }
    }

    private async Task WatchAsync(CancellationToken cancellationToken)
    {
        // A store that still does not work fails again at once.
        _problems.TryRemove(nameof(WatchAsync), out _);
        await foreach (AccountChange change in inventory.WatchAsync(businesses, Consumer, cancellationToken))
        {
            if (change.Sequence <= _lastSequence)
                continue;
            _lastSequence = change.Sequence;
            bool isBaseline = IsSnapshot(change) || !world.Add(change, isOld: change.ObservedAt < _start);
            _isBaseline &= isBaseline;
            if (_isBaseline)
                Interlocked.Exchange(ref _baselineEnd, change.Sequence);
        }
    }

    // A new consumer is given what is known as added accounts. They are no changes, and the page loads them anyway.
    private bool IsSnapshot(AccountChange change)
    {
        if (_knownAtStart.Count == 0 || change.ObservedAt < _start)
            return false;
        if (change.Kind == AccountChangeKind.Added && _knownAtStart.Remove((change.BusinessId, change.AccountId)))
            return true;
        _knownAtStart = [];
        return false;
    }

    private async Task ReadNamesAsync(CancellationToken cancellationToken)
    {
        foreach (BusinessId business in businesses ?? [])
            world.SetBusiness(business, null, null);
        if (businesses is not null)
            return;
        await foreach (Business business in client.ListBusinessesAsync(cancellationToken))
            world.SetBusiness(business.Id, business.Name, business.VerificationStatus?.Value);
    }

    private async Task LookAsync(CancellationToken cancellationToken)
    {
        using PeriodicTimer timer = new(LookInterval);
        long seen = -1;
        for (int quiet = 0; await timer.WaitForNextTickAsync(cancellationToken); quiet++)
        {
            // What a call brought is stored some time after it; and another process can write to the same store.
            if (tap.Calls != seen)
                quiet = 0;
            seen = tap.Calls;
            if (quiet <= BusyLooks || quiet % QuietLooks == 0)
                await ReadEdgesAsync(cancellationToken);
            long baselineEnd = Interlocked.Read(ref _baselineEnd);
            world.Send();
            world.SetPass(tap.Running > 0, _problems.Values.FirstOrDefault());
            await AcknowledgeAsync(baselineEnd, cancellationToken);
            if (quiet == BusyLooks)
                await CleanUpAsync(cancellationToken);
            _problems.TryRemove(nameof(LookAsync), out _);
        }
    }

    // The changes of the last days stay unacknowledged: they are the board's memory when it is started again. The baseline before
    // them does not, because it can be as large as the inventory.
    private async Task AcknowledgeAsync(long baselineEnd, CancellationToken cancellationToken)
    {
        long old = Math.Max(baselineEnd, world.LastSequenceBefore(clock.GetUtcNow() - BoardHistory.Kept) ?? 0);
        if (old <= _acknowledged)
            return;
        await inventory.AcknowledgeAsync(Consumer, old, cancellationToken);
        _acknowledged = old;
    }

    // A pass over no business deletes what all consumers have acknowledged. By itself, the inventory does that once an hour.
    private async Task CleanUpAsync(CancellationToken cancellationToken)
    {
        if (_cleanedUp == _acknowledged)
            return;
        await inventory.RefreshAsync([], cancellationToken);
        _cleanedUp = _acknowledged;
    }

    private async Task BeatAsync(CancellationToken cancellationToken)
    {
        using PeriodicTimer timer = new(BeatInterval);
        while (await timer.WaitForNextTickAsync(cancellationToken))
            world.Events.Beat();
    }
}
