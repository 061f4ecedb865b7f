using FsCheck;
using FsCheck.Fluent;
using WabaClient.Tests.Support;

namespace WabaClient.Tests.Comparing;

public sealed class InventoryDiffTests
{
    private static readonly Gen<WhatsAppBusinessAccount[]> Lists = Accounts.Any.ArrayOf();

    [Fact]
    public void A_list_does_not_differ_from_itself_in_another_order() =>
        Prop.ForAll(
            Lists.SelectMany(list => Gen.Shuffle(Distinct(list)).Select(other => (Distinct(list), other)))
                .ToArbitrary(),
            lists => Compare(lists.Item1, lists.other).Count == 0).Check(Seeded.Cases(300));

    [Fact]
    public void The_changes_applied_to_the_first_list_give_the_second() =>
        Check((before, after, changes) =>
        {
            Dictionary<WabaId, WhatsAppBusinessAccount> state = Distinct(before).ToDictionary(account => account.Id);
            foreach (AccountChange change in changes)
            {
                Assert.Equal(state.GetValueOrDefault(change.AccountId), change.Before);
                if (change.After is null)
                    state.Remove(change.AccountId);
                else
                    state[change.AccountId] = change.After;
            }

            WhatsAppBusinessAccount[] expected = Distinct(after);
            Assert.Equal(expected.Length, state.Count);
            Assert.Empty(Compare(state.Values, expected));
        });

    [Fact]
    public void A_change_has_the_same_id_whenever_it_is_computed_and_another_one_than_its_reverse() =>
        Check((before, after, changes) =>
        {
            Assert.Equal(changes, Compare(before, after));
            Assert.Equal(changes.Count, changes.Select(change => change.Id).Distinct().Count());
            Assert.Empty(
                changes.Select(change => change.Id).Intersect(Compare(after, before).Select(change => change.Id)));
        });

    [Fact]
    public void Removed_accounts_come_last_and_have_evidence() =>
        Check((_, _, changes) =>
        {
            Assert.Equal(changes.OrderBy(change => change.Kind == AccountChangeKind.Removed), changes);
            Assert.All(
                changes,
                change => Assert.Equal(change.Kind == AccountChangeKind.Removed, change.Evidence is not null));
            Assert.All(
                changes,
                change => Assert.Equal(change.Kind == AccountChangeKind.Changed, change.ChangedFields.Count > 0));
        });

    [Fact]
    public void Fields_are_named_as_Graph_names_them()
    {
        AccountChange change = Assert.Single(Accounts.Compare(
            """{"id":"1","timezone_id":"1","currency":"EUR","whatsapp_business_manager_messaging_limit":"TIER_250","new_field":1}""",
            """{"id":"1","timezone_id":"2","currency":"EUR","whatsapp_business_manager_messaging_limit":"TIER_1K","new_field":2}"""));

        Assert.Equal(["new_field", "timezone_id", "whatsapp_business_manager_messaging_limit"], change.ChangedFields);
        Assert.Equal((0, AccountChangeKind.Changed, "1"), (change.Sequence, change.Kind, change.AccountId.Value));
    }

    [Fact]
    public void An_account_that_is_given_twice_counts_in_its_last_state()
    {
        WhatsAppBusinessAccount old = new() { Id = "1", Name = "old" };
        WhatsAppBusinessAccount current = old with { Name = "new" };

        Assert.Empty(Compare([old, current], [current]));
        Assert.Empty(Compare([current], [old, current]));
    }

    [Fact]
    public void A_field_that_only_one_list_has_was_not_requested_for_the_other()
    {
        Assert.Empty(Accounts.Compare("""{"id":"1","name":"a"}""", """{"id":"1","name":"a","country":"DE"}"""));
        Assert.Empty(Accounts.Compare("""{"id":"1","name":"a","country":"DE"}""", """{"id":"1","name":"a"}"""));
    }

    [Fact]
    public void A_field_that_one_account_of_each_list_has_is_compared_for_all()
    {
        WhatsAppBusinessAccount other = new() { Id = "2", Country = "DE" };
        WhatsAppBusinessAccount without = new() { Id = "1" };

        AccountChange change = Assert.Single(Compare([without, other], [without with { Country = "FR" }, other]));

        Assert.Equal(["country"], change.ChangedFields);
    }

    [Fact]
    public void Named_fields_alone_are_compared_and_ignored_ones_are_not()
    {
        WhatsAppBusinessAccount[] before = [new() { Id = "1", Name = "a", Currency = "EUR" }];
        WhatsAppBusinessAccount[] after = [new() { Id = "1", Name = "b", Currency = "USD", Country = "DE" }];

        Assert.Equal(["country"], Assert.Single(Compare(before, after, compared: ["country"])).ChangedFields);
        Assert.Equal(["currency"], Assert.Single(Compare(before, after, ignored: ["name"])).ChangedFields);
        Assert.Empty(Compare(before, after, compared: ["name"], ignored: ["name"]));
    }

    [Fact]
    public void Wrong_arguments_are_refused_at_once()
    {
        Assert.Throws<ArgumentNullException>("before", () => InventoryDiff.Compare(null!, [], "7", AccountEdges.Owned));
        Assert.Throws<ArgumentNullException>("after", () => InventoryDiff.Compare([], null!, "7", AccountEdges.Owned));
        Assert.Throws<ArgumentException>("after", () => InventoryDiff.Compare([], [null!], "7", AccountEdges.Owned));
        Assert.Throws<ArgumentException>(
            "businessId",
            () => InventoryDiff.Compare([], [], default, AccountEdges.Owned));
        Assert.Throws<ArgumentException>("edge", () => InventoryDiff.Compare([], [], "7", AccountEdges.Both));
        Assert.Throws<ArgumentException>("edge", () => InventoryDiff.Compare([], [], "7", 0));
    }

    private static void Check(Action<WhatsAppBusinessAccount[], WhatsAppBusinessAccount[], IReadOnlyList<AccountChange>> law) =>
        Prop.ForAll(
            Lists.Zip(Lists).ToArbitrary(),
            lists => law(lists.Item1, lists.Item2, Compare(lists.Item1, lists.Item2)))
            .Check(Seeded.Cases(300));

    private static IReadOnlyList<AccountChange> Compare(
        IEnumerable<WhatsAppBusinessAccount> before,
        IEnumerable<WhatsAppBusinessAccount> after,
        IReadOnlyList<string>? ignored = null,
        IReadOnlyList<string>? compared = null) =>
        InventoryDiff.Compare(before, after, Accounts.Business, AccountEdges.Owned, ignored, compared);

    private static WhatsAppBusinessAccount[] Distinct(IEnumerable<WhatsAppBusinessAccount> accounts) =>
        [.. accounts.GroupBy(account => account.Id).Select(group => group.Last())];
}
