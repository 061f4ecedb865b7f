using System.Text.Json;
using WabaClient.Tests.Support;

namespace WabaClient.Tests.Comparing;

public sealed class MeaningTests
{
    [Theory]
    [InlineData("creation_time", "1700000000", "\"2023-11-14T22:13:20+0000\"")]
    [InlineData("creation_time", "\"1700000000\"", "1700000000")]
    [InlineData("unknown_time", "\"2023-11-14T22:13:20+0000\"", "\"2023-11-14T23:13:20+01:00\"")]
    [InlineData("unknown_number", "190", "190.0")]
    [InlineData("unknown_number", "0.0", "-0")]
    [InlineData("unknown_number", "1200e-2", "0.12E+2")]
    [InlineData("unknown_object", """{"a":1,"b":[]}""", """{"c":null,"a":1.0}""")]
    [InlineData("unknown_list", """[{"id":"1","x":1},{"id":"2","x":2}]""", """[{"id":"2","x":2},{"x":1,"id":"1"}]""")]
    [InlineData("permitted_tasks", """["MANAGE","DEVELOP"]""", """["DEVELOP","MANAGE"]""")]
    [InlineData(
        "phone_numbers",
        """{"data":[{"id":"1"},{"id":"2"}]}""",
        """{"data":[{"id":"2"},{"id":"1"}],"paging":{"cursors":{"after":"x"}}}""")]
    [InlineData("phone_numbers", """{"data":[]}""", """{"data":[],"paging":{}}""")]
    [InlineData("subscribed_apps", """{"data":[]}""", "[]")]
    [InlineData(
        "health_status",
        """{"can_send_message":"LIMITED","entities":[{"entity_type":"APP","id":"1"},{"entity_type":"WABA","id":"2"}]}""",
        """{"entities":[{"id":"2","entity_type":"WABA"},{"entity_type":"APP","id":"1"}],"can_send_message":"LIMITED"}""")]
    public void Two_ways_to_write_one_value_are_no_change(string field, string before, string after)
    {
        Assert.Empty(Compare(field, before, after));
        Assert.Empty(Compare(field, after, before));
    }

    [Theory]
    [InlineData("creation_time", "1700000000", "1700000001")]
    [InlineData("unknown_time", "\"2023-11-14T22:13:20+0000\"", "\"2023-11-14T22:13:20+0100\"")]
    [InlineData("unknown_number", "1e9999999999", "1e9999999998")]
    [InlineData("unknown_number", "12345678901234567890123456789012", "12345678901234567890123456789013")]
    [InlineData("unknown_number", "1", "\"1\"")]
    [InlineData("unknown_number", "1", "-1")]
    [InlineData("unknown_flag", "true", "false")]
    [InlineData("unknown_text", "\"a\"", "\"A\"")]
    [InlineData("unknown_text", "\"\\ud800\"", "\"\"")]
    [InlineData("unknown_list", "[1,1]", "[1]")]
    [InlineData("permitted_tasks", """["MANAGE"]""", """["MANAGE","DEVELOP"]""")]
    [InlineData("phone_numbers", """{"data":[{"id":"1","status":"CONNECTED"}]}""", """{"data":[{"id":"1","status":"BANNED"}]}""")]
    public void Two_values_are_a_change_of_their_field(string field, string before, string after)
    {
        Assert.Equal([field], Assert.Single(Compare(field, before, after)).ChangedFields);
        Assert.Equal([field], Assert.Single(Compare(field, after, before)).ChangedFields);
    }

    [Theory]
    [InlineData("""["1","2"]""", true, """["2","3"]""", true, false)]
    [InlineData("""["1","2"]""", true, """["1"]""", false, true)]
    [InlineData("""["1"]""", false, """["1","2"]""", true, true)]
    [InlineData("""["1","2"]""", false, """["2"]""", true, false)]
    public void An_item_that_can_be_on_the_next_page_is_no_difference(
        string before, bool beforeHasMore, string after, bool afterHasMore, bool isChange) =>
        Assert.Equal(
            isChange,
            Compare("phone_numbers", Page(before, beforeHasMore), Page(after, afterHasMore)).Count == 1);

    [Fact]
    public void The_item_that_both_pages_have_is_compared_although_there_are_more() =>
        Assert.Single(Compare(
            "phone_numbers",
            """{"data":[{"id":"1","status":"CONNECTED"}],"paging":{"next":"x"}}""",
            """{"data":[{"id":"1","status":"BANNED"}],"paging":{"next":"x"}}"""));

    private static IReadOnlyList<AccountChange> Compare(string field, string before, string after) =>
        Accounts.Compare($"{{\"id\":\"1\",\"{field}\":{before}}}", $"{{\"id\":\"1\",\"{field}\":{after}}}");

    private static string Page(string ids, bool hasMore)
    {
        string items = string.Join(
            ',',
            JsonSerializer.Deserialize<string[]>(ids)!.Select(id => $"{{\"id\":\"{id}\"}}"));
        return $"{{\"data\":[{items}]{(hasMore ? ""","paging":{"next":"x"}""" : "")}}}";
    }
}
