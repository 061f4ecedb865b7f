using WabaClient.Testing;
using WabaClient.Tests.Support;

namespace WabaClient.Tests.Refreshing;

public sealed class RefreshTests
{
    private const string Business = "7";

    private readonly Scene _scene = new();

    [Fact]
    public async Task The_first_pass_adds_every_account_and_the_second_one_reports_what_changed()
    {
        _scene[Business].AddOwnedAccounts(250).AddClientAccounts(30);

        InventoryPass first = await _scene.PassAsync();
        Assert.Equal((1, 2, 280, 280, 0), (first.Businesses, first.Edges, first.Accounts, first.Changes, first.FailedEdges));
        Assert.Equal(280, (await _scene.TakeAsync()).Count);

        _scene.Rename(Business, _scene[Business].OwnedAccounts.First().Id.Value, "renamed");
        _scene.Own(Business, "1");
        InventoryPass second = await _scene.PassAsync();

        Assert.Equal((281, 2), (second.Accounts, second.Changes));
        List<AccountChange> changes = await _scene.TakeAsync();
        Assert.Equal([AccountChangeKind.Changed, AccountChangeKind.Added], changes.Select(change => change.Kind));
        Assert.Equal("renamed", changes[0].After!.Name);
        Assert.Equal(["name"], changes[0].ChangedFields);
    }

    [Fact]
    public async Task A_pass_without_changes_reports_nothing()
    {
        _scene[Business].AddOwnedAccounts(30).AddClientAccounts(30);
        await _scene.PassAsync();
        await _scene.TakeAsync();

        Assert.Equal(0, (await _scene.PassAsync()).Changes);
        Assert.Empty(await _scene.TakeAsync());
        Assert.Equal(_scene.Time.GetUtcNow(), (await _scene.EdgeAsync(Business)).LastComplete);
        Assert.All(
            await _scene.Inventory.ReadAsync().ToListAsync(), entry => Assert.Equal(_scene.Time.GetUtcNow(), entry.LastSeen));
    }

    [Fact]
    public async Task A_deleted_account_is_removed_in_the_first_pass_because_Graph_confirms_it()
    {
        _scene.Own(Business, "1", "2");
        await _scene.PassAsync();
        await _scene.TakeAsync();

        _scene[Business].RemoveOwnedAccount("2");
        InventoryPass pass = await _scene.PassAsync();

        AccountChange change = Assert.Single(await _scene.TakeAsync());
        Assert.Equal((AccountChangeKind.Removed, "2", 1), (change.Kind, change.AccountId.Value, pass.Changes));
        Assert.StartsWith("error 100/33", change.Evidence, StringComparison.Ordinal);
        Assert.Equal("1", Assert.Single(await _scene.Inventory.ReadAsync(Business).ToListAsync()).Account.Id.Value);
    }

    [Fact]
    public async Task An_account_that_Graph_does_not_confirm_as_gone_is_removed_after_two_absences()
    {
        _scene.Own(Business, "1", "2");
        await _scene.PassAsync();
        await _scene.TakeAsync();

        _scene[Business].HideOwnedAccounts(account => account.Id == "2");
        _scene.Graph.Inject(GraphFault.PermissionDenied().When(request => request.ObjectId == "2").Always());
        await _scene.PassAsync();
        Assert.Empty(await _scene.TakeAsync());
        await _scene.PassAsync();

        Assert.Equal("absent from 2 complete passes", Assert.Single(await _scene.TakeAsync()).Evidence);
    }

    [Fact]
    public async Task A_lost_permission_removes_nothing_and_shows_in_the_state_of_the_edge()
    {
        _scene.Own(Business, "1", "2");
        await _scene.PassAsync();
        await _scene.TakeAsync();

        _scene.Graph.Inject(GraphFault.PermissionDenied().Always());
        InventoryPass pass = await _scene.PassAsync();
        DateTimeOffset since = _scene.Time.GetUtcNow();
        await _scene.PassAsync();

        Assert.Equal((2, 0, 0), (pass.Edges, pass.Changes, pass.Accounts));
        Assert.Equal(2, pass.FailedEdges);
        Assert.Empty(await _scene.TakeAsync());
        EdgeState state = await _scene.EdgeAsync(Business);
        Assert.Equal((2, since), (state.Accounts, state.FailingSince));
        Assert.Contains("permission", state.Failure, StringComparison.OrdinalIgnoreCase);
        Assert.Equal(2, _scene.Log.Lines.Count(line => line.Text.Contains("cannot be read completely", StringComparison.Ordinal)));

        _scene.Graph.ClearFaults();
        await _scene.PassAsync();
        Assert.Null((await _scene.EdgeAsync(Business)).FailingSince);
        Assert.Null((await _scene.EdgeAsync(Business)).Failure);
    }

    [Fact]
    public async Task An_empty_edge_keeps_its_accounts_as_pending_until_somebody_accepts()
    {
        _scene.Own(Business, "1", "2", "3", "4");
        await _scene.PassAsync();
        await _scene.TakeAsync();

        _scene[Business].HideOwnedAccounts(_ => true);
        for (int pass = 0; pass < 100; pass++)
            Assert.Equal(4, (await _scene.PassAsync()).PendingRemovals);

        Assert.Empty(await _scene.TakeAsync());
        Assert.Equal((4, 4), ((await _scene.EdgeAsync(Business)).Accounts, (await _scene.EdgeAsync(Business)).PendingRemovals));
        string warning = Assert.Single(_scene.Log.Lines, line => line.Text.Contains("no longer lists", StringComparison.Ordinal)).Text;
        Assert.Contains("permission was lost", warning, StringComparison.Ordinal);

        await _scene.Inventory.AcceptRemovalsAsync(Business, AccountEdges.Owned);
        Assert.Equal(4, (await _scene.TakeAsync()).Count(change => change.Kind == AccountChangeKind.Removed));
        Assert.Equal(0, (await _scene.EdgeAsync(Business)).PendingRemovals);
    }

    [Fact]
    public async Task Removals_on_too_many_edges_at_once_are_pending()
    {
        for (int business = 1; business <= 6; business++)
            _scene.Own($"{business}", $"{business}1", $"{business}2");
        await _scene.PassAsync();
        await _scene.TakeAsync();

        for (int business = 1; business <= 6; business++)
            _scene[$"{business}"].RemoveOwnedAccount($"{business}2");
        Assert.Equal((0, 6), await CountAsync(_scene.PassAsync()));
        Assert.Equal((0, 6), await CountAsync(_scene.PassAsync()));
        Assert.Equal(6, _scene.Log.Lines.Count(line => line.Text.Contains("too many edges", StringComparison.Ordinal)));

        _scene[$"6"].AddOwnedAccount(Scene.Account("62"));
        Assert.Equal((5, 0), await CountAsync(_scene.PassAsync()));
        Assert.Equal(5, (await _scene.TakeAsync()).Count(change => change.Kind == AccountChangeKind.Removed));

        static async Task<(int, int)> CountAsync(Task<InventoryPass> pass) => ((await pass).Changes, (await pass).PendingRemovals);
    }

    [Fact]
    public async Task An_edge_that_fails_counts_as_an_edge_of_the_pass_when_removals_are_decided()
    {
        string[] businesses = [.. Enumerable.Range(101, 40).Select(id => $"{id}")];
        foreach (string business in businesses)
            _scene.Own(business, $"{business}1", $"{business}2");
        await _scene.PassAsync();

        // 8 of 80 edges lose an account, and 20 fail.
        foreach (string business in businesses.Take(8))
            _scene[business].RemoveOwnedAccount($"{business}2");
        foreach (string business in businesses.TakeLast(10))
            _scene.Graph.Inject(GraphFault.PermissionDenied().ForBusiness(business).Always());
        InventoryPass pass = await _scene.PassAsync();

        Assert.Equal((80, 20, 8, 0), (pass.Edges, pass.FailedEdges, pass.Changes, pass.PendingRemovals));
    }

    [Fact]
    public async Task An_account_that_changes_its_edge_has_moved()
    {
        _scene.Own(Business, "1", "2");
        await _scene.PassAsync();
        await _scene.TakeAsync();

        _scene[Business].RemoveOwnedAccount("2");
        _scene[Business].AddClientAccount(Scene.Account("2"));
        await _scene.PassAsync();
        await _scene.PassAsync();

        AccountChange change = Assert.Single(await _scene.TakeAsync());
        Assert.Equal((AccountChangeKind.Moved, AccountEdges.Client), (change.Kind, change.Edge));
    }

    [Fact]
    public async Task An_account_that_changes_its_edge_while_both_are_read_has_moved()
    {
        Scene scene = new(configureGraph: options => options.MaxPageSize = 2);
        scene.Own(Business, "1", "2", "3");
        scene[Business].AddClientAccount(Scene.Account("8")).AddClientAccount(Scene.Account("9"));
        await scene.PassAsync();
        await scene.TakeAsync();

        // The response of the fake shows the state at the arrival of the request, however late it is sent.
        scene.Graph.Journal.Clear();
        scene.Graph.Inject(
            GraphFault.Latency(FakeLatency.Constant(TimeSpan.FromHours(1))).When(request => !IsOwned(request)),
            GraphFault.Latency(FakeLatency.Constant(TimeSpan.FromSeconds(10))).When(IsOwned));
        scene.Time.Advance(scene.Options.Interval);
        BusinessAccountsClient patient = scene.Graph.CreateAccountsClient(settings => settings.AttemptTimeout = TimeSpan.FromDays(1));
        Task<InventoryPass> pass =
            new AccountInventory(patient, scene.Store, scene.Options, scene.Time).RefreshAsync([Business]);
        await Wait.UntilAsync(() => scene.Graph.Journal.Requests.Count(request => request.Status is not null) == 2);
        scene[Business].RemoveClientAccount("9");
        scene.Own(Business, "9");
        DateTimeOffset began = scene.Time.GetUtcNow();
        await scene.DriveAsync(() => scene.EdgeAsync(Business).Result.LastComplete == began, TimeSpan.FromSeconds(1));
        await scene.DriveAsync(() => pass.IsCompleted, TimeSpan.FromMinutes(1));
        Assert.Equal((0, 6), ((await pass).Changes, (await pass).Accounts));
        Assert.Equal(1, (await scene.PassAsync()).Changes);

        AccountChange change = Assert.Single(await scene.TakeAsync());
        Assert.Equal((AccountChangeKind.Moved, AccountEdges.Owned, "9"), (change.Kind, change.Edge, change.AccountId.Value));

        static bool IsOwned(RecordedRequest request) => request.Edge!.StartsWith("owned", StringComparison.Ordinal);
    }

    [Fact]
    public async Task Permitted_tasks_are_requested_of_the_client_edge_only()
    {
        _scene.Own(Business, "1");
        _scene[Business].AddClientAccount(Scene.Account("2") with { PermittedTasks = ["MANAGE"] });

        Assert.Equal(0, (await _scene.PassAsync()).FailedEdges);

        List<InventoryEntry> entries = await _scene.Inventory.ReadAsync().ToListAsync();
        Assert.Equal("MANAGE", Assert.Single(entries.Single(entry => entry.Account.Id == "2").Account.PermittedTasks!));
    }

    [Fact]
    public async Task Null_means_every_business_that_the_token_sees()
    {
        _scene.Own("7", "1");
        _scene.Own("8", "2");

        InventoryPass pass = await _scene.Inventory.RefreshAsync();

        Assert.Equal((2, 4, 2), (pass.Businesses, pass.Edges, pass.Accounts));
        Assert.Equal(5, pass.Calls);
    }

    [Fact]
    public async Task A_business_that_is_named_twice_is_read_once()
    {
        _scene.Own("7", "1");

        Assert.Equal(1, (await _scene.Inventory.RefreshAsync(["7", "7"])).Businesses);
        _scene.Graph.Journal.AssertRequests(2);
        await Assert.ThrowsAsync<ArgumentException>("businessIds", () => _scene.Inventory.RefreshAsync([default]));
    }

    [Fact]
    public async Task The_pass_of_a_process_that_is_slower_is_dropped()
    {
        _scene.Own(Business, "1");
        _scene.Graph.Inject(GraphFault.Latency(FakeLatency.Constant(TimeSpan.FromMinutes(1))).Times(2));

        Task<InventoryPass> slow = _scene.Another().RefreshAsync([Business]);
        await Wait.UntilAsync(() => _scene.Graph.Journal.TotalRequests == 2);
        InventoryPass fast = await _scene.Inventory.RefreshAsync([Business]);
        await _scene.DriveAsync(() => slow.IsCompleted, TimeSpan.FromSeconds(10));

        Assert.Equal((1, 0), (fast.Changes, fast.DroppedEdges));
        Assert.Equal((0, 2), ((await slow).Changes, (await slow).DroppedEdges));
        Assert.Single(await _scene.TakeAsync());
    }

    [Fact]
    public async Task A_forgotten_business_is_removed_and_is_not_shown_any_more()
    {
        _scene.Own("7", "1");
        _scene.Own("8", "2");
        await _scene.PassAsync();
        await _scene.TakeAsync();

        await _scene.Inventory.ForgetBusinessAsync("7");
        await _scene.Inventory.ForgetBusinessAsync("9");

        AccountChange change = Assert.Single(await _scene.TakeAsync());
        Assert.Equal((AccountChangeKind.Removed, "forgotten"), (change.Kind, change.Evidence));
        Assert.All(await _scene.Inventory.ReadEdgesAsync().ToListAsync(), state => Assert.Equal("8", state.BusinessId.Value));

        await _scene.PassAsync();
        AccountChange again = Assert.Single(await _scene.TakeAsync());
        Assert.Equal(AccountChangeKind.Added, again.Kind);
    }

    [Fact]
    public async Task More_than_a_hundred_absent_accounts_are_asked_for_in_several_passes()
    {
        _scene[Business].AddOwnedAccounts(1_000);
        await _scene.PassAsync();
        await _scene.TakeAsync();
        WabaId[] gone = [.. _scene[Business].OwnedAccounts.Take(250).Select(account => account.Id)];
        foreach (WabaId id in gone)
            _scene[Business].RemoveOwnedAccount(id);

        // In the second pass, 100 more are confirmed, and 50 are absent for the second time.
        foreach (int removed in new[] { 100, 150, 0 })
            Assert.Equal(removed, (await _scene.PassAsync()).Changes);
    }

    [Fact]
    public async Task A_cancelled_pass_has_the_token_of_the_caller()
    {
        _scene.Own(Business, "1");
        using CancellationTokenSource cancel = new();
        await cancel.CancelAsync();

        OperationCanceledException e = await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => _scene.Inventory.RefreshAsync([Business], cancel.Token));
        Assert.Equal(cancel.Token, e.CancellationToken);
    }
}
