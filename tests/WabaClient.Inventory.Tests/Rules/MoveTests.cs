using WabaClient.Tests.Support;

namespace WabaClient.Tests.Rules;

public sealed class MoveTests
{
    private const AccountEdges Owned = AccountEdges.Owned;
    private const AccountEdges Client = AccountEdges.Client;

    private readonly RuleScene _scene = new();

    [Fact]
    public void An_account_that_appears_on_the_other_edge_is_held_until_its_own_edge_has_missed_it()
    {
        _scene.Read(Owned, "1", "2");

        Assert.Empty(_scene.Read(Client, "2"));
        Assert.Equal(Owned, _scene.Entries["2"].Edge);
        AccountChange change = Assert.Single(_scene.Read(Owned, "1"));

        Assert.Equal((AccountChangeKind.Moved, Client, "2"), (change.Kind, change.Edge, change.AccountId.Value));
        Assert.Empty(_scene.Read(Client, "2"));
        Assert.Empty(_scene.Read(Owned, "1"));
    }

    [Fact]
    public void An_account_that_its_edge_has_missed_moves_when_the_other_edge_lists_it()
    {
        _scene.Read(Owned, "1", "2");
        Assert.Empty(_scene.Read(Owned, "1"));

        AccountChange change = Assert.Single(_scene.Read(Client, "2"));

        Assert.Equal((AccountChangeKind.Moved, Client), (change.Kind, change.Edge));
        Assert.NotNull(change.Before);
        Assert.NotNull(change.After);
    }

    [Theory]
    [InlineData(Owned, Client)]
    [InlineData(Client, Owned)]
    public void An_account_on_both_edges_is_one_entry_of_the_owned_edge_and_no_change(
        AccountEdges first,
        AccountEdges second)
    {
        Assert.Single(_scene.Read(first, "1"));
        Assert.Empty(_scene.Read(second, "1"));
        Assert.Empty(_scene.Read(first, "1"));
        Assert.Empty(_scene.Read(second, "1"));

        Assert.Equal(Owned, Assert.Single(_scene.Entries.Values).Edge);
    }

    [Theory]
    [InlineData(Owned, Client)]
    [InlineData(Client, Owned)]
    public void A_pass_that_began_before_the_account_appeared_on_the_other_edge_does_not_decide(
        AccountEdges first,
        AccountEdges second)
    {
        _scene.Read(first, "1", "2");
        long began = _scene[second].Revision;
        Assert.Empty(_scene.Read(second, "2"));

        Assert.Empty(_scene.Read(first, [new() { Id = "1" }, new() { Id = "2" }], otherRevision: began));
        AccountChange change = Assert.Single(_scene.Read(first, "1"));

        Assert.Equal((AccountChangeKind.Moved, second, "2"), (change.Kind, change.Edge, change.AccountId.Value));
    }

    [Fact]
    public void What_the_two_edges_answer_differently_is_no_change()
    {
        _scene.Fields = RequestedFields.Create("name", "permitted_tasks");
        string owned = """{"id":"1","name":"a"}""";
        string client = """{"id":"1","name":"a","permitted_tasks":["MANAGE"]}""";

        Assert.Single(Read(Client, client));
        for (int pass = 0; pass < 3; pass++)
        {
            Assert.Empty(Read(Owned, owned));
            Assert.Empty(Read(Client, client));
        }

        Assert.Null(_scene.Entries["1"].Account.PermittedTasks);
        AccountChange change = Assert.Single(Read(Owned, """{"id":"1","name":"b"}"""));
        Assert.Equal(["name"], change.ChangedFields);
    }

    [Fact]
    public void A_rename_between_the_readings_of_both_edges_is_reported_once()
    {
        Read(Client, """{"id":"1","name":"a"}""");
        Read(Owned, """{"id":"1","name":"b"}""");

        AccountChange change = Assert.Single(Read(Client, """{"id":"1","name":"a"}"""));

        Assert.Equal((AccountChangeKind.Changed, "b"), (change.Kind, change.After!.Name));
        Assert.Equal(["name"], change.ChangedFields);
        Assert.Empty(Read(Owned, """{"id":"1","name":"b"}"""));
        Assert.Empty(Read(Client, """{"id":"1","name":"b"}"""));
    }

    [Fact]
    public void Two_changes_of_an_account_whose_entry_changes_its_edge_have_ids_of_their_own()
    {
        Read(Client, """{"id":"1","name":"a","country":"BR"}""");
        Read(Owned, """{"id":"1","name":"a","country":"IN"}""");

        IReadOnlyList<AccountChange> changes = Read(Client, """{"id":"1","name":"b","country":"BR"}""");

        Assert.Equal(["name", "country"], changes.SelectMany(change => change.ChangedFields));
        Assert.Equal(changes[0].After, changes[1].Before);
        Assert.NotEqual(changes[0].Id, changes[1].Id);
    }

    [Fact]
    public void A_rename_is_reported_once_although_the_entry_changes_its_edge_with_it()
    {
        Read(Client, """{"id":"1","name":"a"}""");
        Read(Owned, """{"id":"1","name":"a"}""");

        Assert.Equal(["name"], Assert.Single(Read(Client, """{"id":"1","name":"b"}""")).ChangedFields);
        Assert.Empty(Read(Owned, """{"id":"1","name":"b"}"""));
        Assert.Equal("b", _scene.Entries["1"].Account.Name);
    }

    [Fact]
    public void An_account_on_both_edges_that_one_pass_misses_has_not_moved()
    {
        _scene.Read(Owned, "1", "2");
        _scene.Read(Client, "1", "2");
        _scene.Read(Owned, "1", "2");

        Assert.Empty(_scene.Read(Owned, "1"));
        Assert.Empty(_scene.Read(Client, "1", "2"));
        Assert.Empty(_scene.Read(Owned, "1", "2"));
        Assert.Empty(_scene.Read(Owned, "1"));
        Assert.Equal(AccountChangeKind.Moved, Assert.Single(_scene.Read(Owned, "1")).Kind);
    }

    [Fact]
    public void An_account_on_both_edges_that_leaves_the_client_edge_is_no_change()
    {
        _scene.Read(Owned, "1", "2");
        _scene.Read(Client, "1", "2");
        _scene.Read(Owned, "1", "2");

        for (int pass = 0; pass < 3; pass++)
        {
            Assert.Empty(_scene.Read(Client, "1"));
            Assert.Empty(_scene.Read(Owned, "1", "2"));
        }
    }

    [Fact]
    public void An_account_is_added_if_the_edge_that_it_left_is_not_read()
    {
        _scene.Read(Owned, "1");
        _scene.Settings = _scene.Settings with { IsOtherEdgeRead = false };

        AccountChange change = Assert.Single(_scene.Read(Client, "1"));

        Assert.Equal((AccountChangeKind.Added, Client), (change.Kind, change.Edge));
        Assert.Null(change.Before);
    }

    [Fact]
    public void A_field_that_only_one_edge_is_asked_for_is_no_change_of_an_account_that_moves()
    {
        RequestedFields client = RequestedFields.Create("name", "permitted_tasks");
        RequestedFields owned = RequestedFields.Create("name");
        (_scene.Fields, _scene.OtherFields) = (client, owned);
        Read(Client, """{"id":"1","name":"a","permitted_tasks":["MANAGE"]}""");
        (_scene.Fields, _scene.OtherFields) = (owned, client);
        Read(Owned, """{"id":"1","name":"a"}""");
        (_scene.Fields, _scene.OtherFields) = (client, owned);

        AccountChange change = Assert.Single(_scene.Read(Client));

        Assert.Equal(AccountChangeKind.Moved, change.Kind);
        Assert.Empty(change.ChangedFields);
        Assert.Equal(["MANAGE"], change.After!.PermittedTasks!);
    }

    [Fact]
    public void Two_moves_have_different_ids()
    {
        _scene.Read(Owned, "1");
        List<string> ids = [];
        for (int move = 0; move < 4; move++)
        {
            ids.AddRange(_scene.Read(Client, "1").Concat(_scene.Read(Owned)).Select(change => change.Id));
            ids.AddRange(_scene.Read(Owned, "1").Concat(_scene.Read(Client)).Select(change => change.Id));
        }

        Assert.Equal(8, ids.Distinct().Count());
    }

    private IReadOnlyList<AccountChange> Read(AccountEdges edge, string account) =>
        _scene.Read(edge, [Accounts.Parse(account)]);
}
