using WabaClient.Tests.Support;

namespace WabaClient.Tests.Rules;

public sealed class ChangeTests
{
    private const AccountEdges Owned = AccountEdges.Owned;

    private readonly RuleScene _scene = new();

    [Fact]
    public void A_pass_that_sees_nothing_new_writes_no_row()
    {
        Read("""{"id":"1","name":"a"}""");

        Assert.Empty(Read("""{"id":"1","name":"a"}"""));
        Assert.Equal(0, _scene.RowsWritten);
    }

    [Fact]
    public void A_field_that_is_requested_for_the_first_time_is_stored_without_a_change()
    {
        Read("""{"id":"1","name":"a"}""");
        _scene.Fields = RequestedFields.Create("name", "country", "currency");

        Assert.Empty(Read("""{"id":"1","name":"a","currency":"EUR"}"""));
        Assert.Equal(["currency"], Assert.Single(Read("""{"id":"1","name":"a","currency":"USD"}""")).ChangedFields);
    }

    [Fact]
    public void A_field_that_is_not_requested_keeps_its_value_and_is_compared_when_it_is_requested_again()
    {
        Read("""{"id":"1","name":"a","country":"DE"}""");
        _scene.Fields = RequestedFields.Create("name");

        AccountChange renamed = Assert.Single(Read("""{"id":"1","name":"b"}"""));
        Assert.Equal(("DE", "b"), (renamed.After!.Country, renamed.After.Name));
        Assert.Equal(["name"], renamed.ChangedFields);

        _scene.Fields = RequestedFields.Create("name", "country");
        AccountChange moved = Assert.Single(Read("""{"id":"1","name":"b","country":"FR"}"""));
        Assert.Equal(["country"], moved.ChangedFields);
        Assert.Equal("DE", moved.Before!.Country);
    }

    [Fact]
    public void An_account_that_was_added_without_a_field_has_no_change_when_the_field_is_requested()
    {
        Read("""{"id":"1","country":"DE"}""");
        _scene.Fields = RequestedFields.Create("name");
        Read("""{"id":"1"}""", """{"id":"2"}""");
        _scene.Fields = RequestedFields.Create("name", "country");

        Assert.Empty(Read("""{"id":"1","country":"DE"}""", """{"id":"2","country":"DE"}"""));
    }

    [Fact]
    public void A_field_with_another_expression_is_another_field()
    {
        _scene.Fields = RequestedFields.Create("phone_numbers{id}");
        Read("""{"id":"1","phone_numbers":{"data":[{"id":"7"}]}}""");
        _scene.Fields = RequestedFields.Create("phone_numbers{id,status}");

        Assert.Empty(Read("""{"id":"1","phone_numbers":{"data":[{"id":"7","status":"CONNECTED"}]}}"""));
        Assert.Single(Read("""{"id":"1","phone_numbers":{"data":[{"id":"7","status":"BANNED"}]}}"""));
    }

    [Theory]
    [InlineData("name", "name")]
    [InlineData("phone_numbers.limit(3){id,status}", "phone_numbers")]
    [InlineData("analytics(start,end)", "analytics")]
    [InlineData("name.as(title)", "title")]
    [InlineData("phone_numbers{id.as(x)}", "phone_numbers")]
    public void A_field_has_the_name_under_which_Graph_sends_it(string expression, string name) =>
        Assert.Equal([name], RequestedFields.Create(expression).Names);

    [Fact]
    public void An_ignored_field_is_stored_without_a_change()
    {
        _scene.Settings = _scene.Settings with { IgnoredFields = ["name"] };
        Read("""{"id":"1","name":"a"}""");

        Assert.Empty(Read("""{"id":"1","name":"b"}"""));
        Assert.Equal("b", _scene.Entries["1"].Account.Name);
    }

    [Fact]
    public void A_value_that_is_gone_is_a_change()
    {
        Read("""{"id":"1","name":"a"}""");
        AccountChange change = Assert.Single(Read("""{"id":"1"}"""));
        Assert.Equal(["name"], change.ChangedFields);
        Assert.Null(change.After!.Name);
    }

    private IReadOnlyList<AccountChange> Read(params string[] accounts) =>
        _scene.Read(Owned, accounts.Select(Accounts.Parse));
}
