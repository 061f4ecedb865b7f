namespace WabaClient.Tests.Rules;

public sealed class RemovalTests
{
    private const AccountEdges Owned = AccountEdges.Owned;

    private readonly RuleScene _scene = new();

    [Fact]
    public void An_account_is_removed_when_two_complete_passes_did_not_list_it()
    {
        _scene.Read(Owned, "1", "2");

        Assert.Empty(_scene.Read(Owned, "1"));
        AccountChange change = Assert.Single(_scene.Read(Owned, "1"));

        Assert.Equal((AccountChangeKind.Removed, "2"), (change.Kind, change.AccountId.Value));
        Assert.Equal("absent from 2 complete passes", change.Evidence);
        Assert.NotNull(change.Before);
        Assert.Null(change.After);
        Assert.Empty(_scene.Read(Owned, "1"));
    }

    [Fact]
    public void Two_passes_that_are_less_than_half_an_interval_apart_count_once()
    {
        _scene.Read(Owned, "1", "2");
        _scene.Read(Owned, "1");

        _scene.Now -= (RuleScene.Interval / 2) + TimeSpan.FromSeconds(1);
        Assert.Empty(_scene.Read(Owned, "1"));

        _scene.Now -= RuleScene.Interval - TimeSpan.FromSeconds(1);
        Assert.Single(_scene.Read(Owned, "1"));
    }

    [Fact]
    public void An_account_that_Graph_confirms_to_be_gone_is_removed_in_the_first_pass()
    {
        _scene.Read(Owned, "1", "2", "3");

        AccountChange change = Assert.Single(
            _scene.Read(Owned, [Account("1")], id => id == "2" ? RuleScene.Gone : null));

        Assert.Equal(("2", RuleScene.Gone), (change.AccountId.Value, change.Evidence));
        Assert.Equal(["2", "3"], _scene.Asked.Select(id => id.Value));
    }

    [Fact]
    public void An_account_that_comes_back_is_no_change_and_is_asked_about_again_when_it_is_absent_again()
    {
        _scene.Read(Owned, "1", "2");
        _scene.Read(Owned, "1");
        Assert.Single(_scene.Asked);

        Assert.Empty(_scene.Read(Owned, "1", "2"));
        Assert.Empty(_scene.Read(Owned, "1"));
        Assert.Single(_scene.Asked);
    }

    [Fact]
    public void At_most_a_hundred_accounts_are_asked_about_in_a_pass_and_each_once()
    {
        string[] ids = [.. Enumerable.Range(1, 251).Select(id => $"{id}")];
        _scene.Read(Owned, ids);

        int[] asked = [.. Enumerable.Range(0, 4).Select(_ =>
        {
            _scene.Read(Owned, "1");
            return _scene.Asked.Count;
        })];

        Assert.Equal([100, 100, 50, 0], asked);
    }

    [Theory]
    [InlineData(10, 3, true)]
    [InlineData(10, 4, false)]
    [InlineData(20, 4, true)]
    [InlineData(20, 5, false)]
    [InlineData(100, 20, true)]
    [InlineData(100, 21, false)]
    public void Too_many_at_once_are_pending_until_they_are_accepted(int known, int absent, bool isRemoved)
    {
        string[] ids = [.. Enumerable.Range(1, known).Select(id => $"{id}")];
        _scene.Read(Owned, ids);
        _scene.Read(Owned, ids.Skip(absent));

        Assert.Equal(isRemoved ? absent : 0, _scene.Read(Owned, ids.Skip(absent)).Count);
        Assert.Equal(isRemoved ? 0 : absent, _scene.Pending(Owned).Count);
        Assert.Equal(isRemoved ? 0 : absent, _scene.Accept(Owned).Count);
        Assert.Equal(known - absent, _scene.Entries.Count);
    }

    [Fact]
    public void Of_too_many_at_once_those_go_that_Graph_confirms()
    {
        string[] ids = [.. Enumerable.Range(1, 10).Select(id => $"{id}")];
        _scene.Read(Owned, ids);
        string? Confirm(WabaId id) => id.Value.Length == 1 && id.Value[0] <= '5' ? RuleScene.Gone : null;

        IReadOnlyList<AccountChange> first = _scene.Read(Owned, [Account("10")], Confirm);
        IReadOnlyList<AccountChange> second = _scene.Read(Owned, [Account("10")], Confirm);

        Assert.Equal(["1", "2", "3", "4", "5"], first.Select(change => change.AccountId.Value));
        Assert.Empty(second);
        Assert.Equal(["6", "7", "8", "9"], _scene.Pending(Owned).Select(id => id.Value));
    }

    [Fact]
    public void An_edge_that_lists_none_keeps_all_whatever_Graph_says_about_them()
    {
        _scene.Read(Owned, "1", "2", "3", "4");

        for (int pass = 0; pass < 200; pass++)
            Assert.Empty(_scene.Read(Owned, [], _ => RuleScene.Gone));

        Assert.Equal(4, _scene.Pending(Owned).Count);
        Assert.Empty(_scene.Read(Owned, "1", "2", "3", "4"));
        Assert.Empty(_scene.Pending(Owned));
    }

    [Fact]
    public void Three_accounts_of_an_edge_that_has_listed_none_for_a_day_are_removed()
    {
        _scene.Read(Owned, "1", "2", "3");

        for (int pass = 0; pass < 24 * 4; pass++)
            Assert.Empty(_scene.Read(Owned));

        IReadOnlyList<AccountChange> changes = _scene.Read(Owned);
        Assert.Equal(3, changes.Count);
        Assert.All(
            changes,
            change => Assert.Contains("none of its accounts for 24 hours", change.Evidence, StringComparison.Ordinal));
    }

    [Fact]
    public void The_day_starts_again_when_the_edge_lists_a_known_account()
    {
        _scene.Read(Owned, "1", "2");
        for (int pass = 0; pass < 24 * 4; pass++)
            _scene.Read(Owned);
        _scene.Read(Owned, "1", "2");

        Assert.Empty(_scene.Read(Owned));
        Assert.Empty(_scene.Read(Owned));
        Assert.Equal(2, _scene.Pending(Owned).Count);
    }

    [Fact]
    public void A_clock_that_is_set_back_delays_a_removal_by_one_pass()
    {
        _scene.Read(AccountEdges.Owned, "1", "2");
        Assert.Empty(_scene.Read(AccountEdges.Owned, "1"));
        _scene.Now -= TimeSpan.FromDays(10);

        Assert.Empty(_scene.Read(AccountEdges.Owned, "1"));
        Assert.Equal(AccountChangeKind.Removed, Assert.Single(_scene.Read(AccountEdges.Owned, "1")).Kind);
    }

    [Fact]
    public void A_small_edge_is_empty_for_long_after_a_day_although_the_clock_was_set_back()
    {
        _scene.Read(AccountEdges.Owned, "1", "2");
        Assert.Empty(_scene.Read(AccountEdges.Owned));
        _scene.Now -= TimeSpan.FromDays(10);

        for (TimeSpan empty = TimeSpan.Zero; empty < TimeSpan.FromHours(24); empty += RuleScene.Interval)
            Assert.Empty(_scene.Read(AccountEdges.Owned));
        Assert.Equal(2, _scene.Read(AccountEdges.Owned).Count);
    }

    [Fact]
    public void What_rule_5_holds_back_is_pending_and_goes_with_the_first_pass_that_may_remove()
    {
        _scene.Read(Owned, "1", "2");
        _scene.IsRemovalAllowed = false;
        Assert.Empty(_scene.Read(Owned, [Account("1")], _ => RuleScene.Gone));
        Assert.Equal(["2"], _scene.Pending(Owned).Select(id => id.Value));

        _scene.IsRemovalAllowed = true;
        Assert.Equal(RuleScene.Gone, Assert.Single(_scene.Read(Owned, "1")).Evidence);
    }

    [Theory]
    [InlineData(5, 5, true)]
    [InlineData(6, 59, false)]
    [InlineData(6, 60, true)]
    [InlineData(1001, 10_000, false)]
    public void A_pass_removes_only_if_few_of_its_edges_lose_accounts(int losing, int edges, bool isAllowed) =>
        Assert.Equal(isAllowed, RemovalRules.IsAllowed(losing, edges));

    private static WhatsAppBusinessAccount Account(string id) => new() { Id = id };
}
