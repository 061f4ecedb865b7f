using WabaClient.Testing;
using WabaClient.Tests.Support;

namespace WabaClient.Tests.Watching;

public sealed class WatchTests
{
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    private readonly Scene _scene = new();

    [Fact]
    public void A_default_id_cannot_be_nudged() =>
        Assert.Throws<ArgumentException>("businessId", () => _scene.Inventory.Nudge(default));

    [Fact]
    public async Task The_first_pass_starts_at_once_and_the_next_one_after_the_interval()
    {
        _scene.Own("7", "1", "2");
        await using Watcher watcher = new(_scene, ["7"]);
        await watcher.UntilAsync(2);

        await RequestsAsync(2);
        Assert.Equal(Scene.Start, _scene.Time.GetUtcNow());

        _scene.Own("7", "3");
        await watcher.DriveAsync(3, Minute);
        DateTimeOffset second = _scene.Graph.Journal.Requests[2].ArrivedAt;
        Assert.True(second - Scene.Start >= _scene.Options.Interval * 0.9, $"The second pass began at {second}.");
    }

    [Fact]
    public async Task A_change_is_returned_once_per_enumeration_acknowledged_or_not()
    {
        _scene.Own("7", "1");
        await _scene.PassAsync();

        using CancellationTokenSource stop = new();
        List<AccountChange> changes = [];
        Task watch = Task.Run(async () =>
        {
            await foreach (AccountChange change in _scene.Inventory.WatchAsync(["7"], "a", stop.Token))
            {
                lock (changes)
                    changes.Add(change);
            }
        });
        await _scene.DriveAsync(() => CountOf(changes) >= 1, Second);
        _scene.Own("7", "2");
        await _scene.DriveAsync(() => CountOf(changes) >= 2, Minute);
        await stop.CancelAsync();
        OperationCanceledException e = await Assert.ThrowsAnyAsync<OperationCanceledException>(() => watch);

        Assert.Equal(stop.Token, e.CancellationToken);
        Assert.Equal(["1", "2"], changes.Select(change => change.AccountId.Value));
        Assert.Equal(2, (await _scene.Inventory.ReadChangesAsync("a").ToListAsync()).Count);
    }

    [Fact]
    public async Task A_nudge_reads_the_business_within_seconds()
    {
        _scene.Own("7", "1");
        await using Watcher watcher = new(_scene, ["7"]);
        await watcher.UntilAsync(1);
        await RequestsAsync(2);

        _scene.Own("7", "2");
        _scene.Inventory.Nudge("8");
        _scene.Inventory.Nudge("7");
        await watcher.UntilAsync(2);
        await RequestsAsync(4);

        _scene.Inventory.Nudge("7");
        _scene.Own("7", "3");
        _scene.Time.Advance(TimeSpan.FromSeconds(2));
        await watcher.UntilAsync(3);
    }

    [Fact]
    public async Task Two_watches_share_their_passes()
    {
        _scene.Own("7", "1");
        _scene.Own("8", "2");
        await using Watcher first = new(_scene, ["7"], "a");
        await first.UntilAsync(1);
        await RequestsAsync(2);

        await using Watcher second = new(_scene, ["7", "8"], "b");
        await second.UntilAsync(2);
        await first.UntilAsync(2);
        await RequestsAsync(4);

        Assert.Equal(2, _scene.Graph.Journal.RequestsByObject["7"].Count());
        Assert.Equal(2, _scene.Graph.Journal.RequestsByObject["8"].Count());
    }

    [Fact]
    public async Task A_throttled_business_is_read_after_the_wait()
    {
        _scene.Own("7", "1");
        _scene.Graph.Inject(GraphFault.RateLimited(TimeSpan.FromMinutes(3)).ForBusiness("7").When(IsOwnedEdge));
        await using Watcher watcher = new(_scene, ["7"]);

        await Wait.UntilAsync(() => _scene.Inventory.ReadEdgesAsync().ToListAsync().Result.Count == 2);
        int requests = _scene.Graph.Journal.Requests.Count;

        // The wait begins when the watch has seen the failure, which may be after the clock was moved.
        await watcher.DriveAsync(1, Second);
        DateTimeOffset second = _scene.Graph.Journal.Requests[requests].ArrivedAt;
        Assert.True(second - Scene.Start >= TimeSpan.FromMinutes(3), $"The second pass began at {second}.");

        static bool IsOwnedEdge(RecordedRequest request) => request.Edge?.StartsWith("owned", StringComparison.Ordinal) == true;
    }

    [Fact]
    public async Task Null_watches_every_business_that_the_token_sees_and_one_that_disappears_loses_nothing()
    {
        _scene.Graph.AddToken("any-token", businesses: ["7", "8"]);
        _scene.Own("7", "1");
        _scene.Own("8", "2");
        await using Watcher watcher = new(_scene, null);
        await watcher.UntilAsync(2);

        _scene.Own("9", "3");
        _scene.Graph.AddToken("any-token", businesses: ["7", "9"]);
        await watcher.DriveAsync(3, Minute);
        DateTimeOffset end = _scene.Time.GetUtcNow() + (_scene.Options.Interval * 5);
        await _scene.DriveAsync(() => _scene.EdgeAsync("7").Result.LastComplete > end && _scene.EdgeAsync("9").Result.LastComplete > end, Minute);

        Assert.All(watcher.Changes, change => Assert.Equal(AccountChangeKind.Added, change.Kind));
        Assert.Equal(3, (await _scene.Inventory.ReadAsync().ToListAsync()).Count);
    }

    [Fact]
    public async Task Changes_that_another_process_stored_are_returned_within_seconds()
    {
        Scene scene = new(options => options.Interval = TimeSpan.FromDays(7));
        scene.Own("7", "1");
        await using Watcher watcher = new(scene, ["8"]);

        await scene.Another().RefreshAsync(["7"]);
        await watcher.DriveAsync(1, Second);

        Assert.True(scene.Time.GetUtcNow() - Scene.Start < TimeSpan.FromDays(1));
    }

    [Fact]
    public async Task Removals_on_too_many_edges_within_an_interval_are_pending()
    {
        string[] businesses = [.. Enumerable.Range(101, 20).Select(number => $"{number}")];
        foreach (string business in businesses)
            _scene.Own(business, $"{business}1", $"{business}2");
        await using Watcher watcher = new(_scene, [.. businesses]);
        await watcher.UntilAsync(40);

        foreach (string business in businesses)
            _scene[business].RemoveOwnedAccount($"{business}2");
        for (int pass = 1; pass <= 3; pass++)
        {
            _scene.Time.Advance(_scene.Options.Interval * 1.11);
            await Wait.UntilAsync(() => EdgesAsync().Result.All(edge => edge.LastComplete == _scene.Time.GetUtcNow()));
            await Wait.UntilAsync(() => EdgesAsync().Result.Sum(edge => edge.PendingRemovals) == 20);
        }

        await _scene.Inventory.AcceptRemovalsAsync("101", AccountEdges.Both);
        await watcher.UntilAsync(41);
        Assert.Equal(AccountChangeKind.Removed, Assert.Single(watcher.Changes.Skip(40)).Kind);

        Task<List<EdgeState>> EdgesAsync() => _scene.Inventory.ReadEdgesAsync().ToListAsync();
    }

    [Fact]
    public async Task Acknowledged_changes_are_deleted_although_a_business_is_being_read_all_the_time()
    {
        Scene scene = new(options => options.ChangeRetention = TimeSpan.FromHours(2));
        scene.Own("7", "1");
        scene.Own("8", "2");
        scene.Graph.Inject(GraphFault.Latency(FakeLatency.Constant(TimeSpan.FromDays(1))).ForBusiness("8").Always());
        BusinessAccountsClient patient = scene.Graph.CreateAccountsClient(settings => settings.AttemptTimeout = TimeSpan.FromDays(1));
        AccountInventory inventory = new(patient, scene.Store, scene.Options, scene.Time, scene.Log);
        await using Watcher watcher = new(scene, ["7", "8"], inventory: inventory);
        await watcher.UntilAsync(1);

        await scene.DriveAsync(() => scene.Store.ReadChangesAsync("watcher", 0, 10, default).Result.Count == 0, Minute);
    }

    [Fact]
    public async Task Acknowledging_and_refreshing_inside_the_loop_work()
    {
        _scene.Own("7", "1", "2", "3");
        using CancellationTokenSource stop = new();
        int count = 0;
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () =>
        {
            await foreach (AccountChange change in _scene.Inventory.WatchAsync(["7"], "a", stop.Token))
            {
                await _scene.Inventory.RefreshAsync(["7"]);
                await _scene.Inventory.AcknowledgeAsync("a", change.Sequence);
                if (++count == 3)
                    await stop.CancelAsync();
            }
        });

        Assert.Empty(await _scene.Inventory.ReadChangesAsync("a").ToListAsync());
    }

    private static int CountOf(List<AccountChange> changes)
    {
        lock (changes)
            return changes.Count;
    }

    private Task RequestsAsync(int count) => Wait.UntilAsync(() => _scene.Graph.Journal.TotalRequests == count);
}
