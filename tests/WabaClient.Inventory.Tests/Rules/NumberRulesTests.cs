namespace WabaClient.Tests.Rules;

public sealed class NumberRulesTests
{
    private readonly RuleScene _scene = new();

    [Fact]
    public void The_numbers_of_a_new_account_and_those_that_are_read_for_the_first_time_are_no_changes()
    {
        Assert.Null(Assert.Single(Read(("7", "CONNECTED"))).PhoneNumberId);
        Assert.Empty(Read(("7", "CONNECTED")));
        Assert.Equal(0, _scene.RowsWritten);
    }

    [Fact]
    public void A_number_is_added_changed_and_removed_after_two_absences()
    {
        Read(("7", "CONNECTED"));

        AccountChange added = Assert.Single(Read(("7", "CONNECTED"), ("8", "PENDING")));
        AccountChange changed = Assert.Single(Read(("7", "CONNECTED"), ("8", "CONNECTED")));
        Assert.Empty(Read(("7", "CONNECTED")));
        AccountChange removed = Assert.Single(Read(("7", "CONNECTED")));

        Assert.Equal(
            (AccountChangeKind.Added, "8", "PENDING"),
            (added.Kind, added.PhoneNumberId, added.NumberAfter!.Status));
        Assert.Equal((AccountChangeKind.Changed, "8"), (changed.Kind, changed.PhoneNumberId));
        Assert.Equal(["status"], changed.ChangedFields);
        Assert.Equal((AccountChangeKind.Removed, "8"), (removed.Kind, removed.PhoneNumberId));
        Assert.Equal("absent from 2 complete passes", removed.Evidence);
    }

    [Fact]
    public void A_number_that_comes_back_is_no_change()
    {
        Read(("7", "CONNECTED"), ("8", "CONNECTED"));
        for (int pass = 0; pass < 3; pass++)
        {
            Assert.Empty(Read(("7", "CONNECTED")));
            Assert.Empty(Read(("8", "CONNECTED"), ("7", "CONNECTED"), ("7", "CONNECTED")));
        }
    }

    [Fact]
    public void Numbers_that_could_not_be_read_keep_their_state()
    {
        Read(("7", "CONNECTED"));

        for (int pass = 0; pass < 3; pass++)
            Assert.Empty(_scene.Read(AccountEdges.Owned, "1"));

        Assert.Equal(["7"], _scene.Entries["1"].Numbers!.Keys);
    }

    [Fact]
    public void An_account_that_is_removed_reports_no_numbers()
    {
        Read(("7", "CONNECTED"));
        _scene.Read(AccountEdges.Owned, "1", "2");
        _scene.Read(AccountEdges.Owned, "2");

        Assert.Null(Assert.Single(_scene.Read(AccountEdges.Owned, "2")).PhoneNumberId);
    }

    private IReadOnlyList<AccountChange> Read(params (string Id, string Status)[] numbers) => _scene.Read(
        AccountEdges.Owned,
        [new WhatsAppBusinessAccount { Id = "1" }],
        numbers: new()
        {
            ["1"] = [.. numbers.Select(number => new WhatsAppBusinessPhoneNumber { Id = number.Id, Status = number.Status })],
        });
}
