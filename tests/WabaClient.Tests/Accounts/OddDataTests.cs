using System.Text;
using System.Text.Json;

namespace WabaClient.Tests.Accounts;

public sealed class OddDataTests
{
    [Fact]
    public void Half_a_surrogate_pair_in_a_name_does_not_cost_the_page()
    {
        GraphPage<WhatsAppBusinessAccount> page = Vector.Page(
            ReplyReaders.Accounts,
            "reported/owned.200.half-surrogate.json");

        Assert.Equal(["a", "b \uFFFD", "c"], page.Items.Select(account => account.Name));
    }

    [Fact]
    public void An_id_may_be_a_number_with_a_fraction_of_zero()
    {
        WhatsAppBusinessAccount account = JsonSerializer.Deserialize<WhatsAppBusinessAccount>(
            """{"id":104996122399160.0,"timezone_id":1.00,"primary_funding_id":1.50}""")!;

        Assert.Equal(
            ("104996122399160", "1", "1.50"), (account.Id.Value, account.TimezoneId, account.PrimaryFundingId));
    }

    [Fact]
    public void Invalid_utf8_does_not_cost_the_page_wherever_it_is()
    {
        byte[] body =
        [
            .. """{"x":"*","data":[{"id":"1","name":"*","*":"*","u":["*",{"*":1}]}],"paging":{"cursors":{"after":"a*"},"next":"n"}}"""u8,
        ];
        body.AsSpan().Replace((byte)'*', (byte)0xFF);

        GraphPage<WhatsAppBusinessAccount> page = ReplyReaders.Accounts(body, new GraphResponseInfo())!;

        WhatsAppBusinessAccount account = Assert.Single(page.Items);
        Assert.Equal("\uFFFD", account.Name);
        Assert.Equal(["\uFFFD", "u"], account.AdditionalProperties.Keys);
        Assert.Equal("""["�",{"�":1}]""", account.AdditionalProperties["u"].GetRawText());
        Assert.Equal("a\uFFFD", page.NextCursor);
    }

    [Fact]
    public void Unknown_members_of_nested_records_are_kept_and_written_back()
    {
        byte[] body = Vector.Read("reported/owned.200.unknown-nested-members.json");
        WhatsAppBusinessAccount account = Assert.Single(ReplyReaders.Accounts(body, new GraphResponseInfo())!.Items);

        Assert.Equal(["marketing_messages_onboarding_status"], account.OwnerBusinessInfo!.AdditionalProperties.Keys);
        Assert.Equal(["verification_status", "primary_page"], account.OwnerBusiness!.AdditionalProperties.Keys);
        Assert.Equal(["checked_at"], account.HealthStatus!.AdditionalProperties.Keys);
        JsonElement sent = JsonElement.Parse(body).GetProperty("data")[0];
        Assert.Equal(
            sent.GetProperty("owner_business").GetRawText(),
            AccountJson.Element(AccountJson.Write(account)).GetProperty("owner_business").GetRawText());
        Assert.True(JsonElement.DeepEquals(
            sent.GetProperty("health_status").GetProperty("checked_at"),
            AccountJson.Element(AccountJson.Write(account)).GetProperty("health_status").GetProperty("checked_at")));
        Assert.Equal(account, AccountJson.Read(AccountJson.Write(account)));
    }

    [Fact]
    public void Unknown_members_of_throughput_and_of_nested_lists_are_kept_and_written_back()
    {
        const string Json =
            """{"id":"1","phone_numbers":{"data":[{"id":"2","throughput":{"level":"HIGH","messages":80}}],"summary":{"total_count":9}}}""";
        WhatsAppBusinessAccount account = Page(Json);

        WhatsAppBusinessPhoneNumber number = Assert.Single(account.PhoneNumbers!.Items);
        Assert.Equal("HIGH", number.ThroughputLevel);
        Assert.Equal("""{"total_count":9}""", account.PhoneNumbers.AdditionalProperties["summary"].GetRawText());
        Assert.Equal(Json, AccountJson.Write(account));
        Assert.Equal(account, AccountJson.Read(AccountJson.Write(account)));
        Assert.NotEqual(account.PhoneNumbers, account.PhoneNumbers with { AdditionalProperties = null! });

        string changed = JsonSerializer.Serialize(number with { ThroughputLevel = "STANDARD" });
        Assert.Equal("""{"id":"2","throughput":{"level":"STANDARD"}}""", changed);
    }

    [Fact]
    public void A_property_that_is_set_can_be_written_whatever_its_strings_contain_and_whenever_its_document_is_disposed()
    {
        JsonDocument document = JsonDocument.Parse("""{"x":["\ud800",{"\udc00":"a"}]}""");
        WhatsAppBusinessAccount account = new()
        {
            Id = "1",
            AdditionalProperties = new Dictionary<string, JsonElement>
            {
                ["odd"] = document.RootElement,
                ["plain"] = document.RootElement.GetProperty("x")[1],
            },
        };
        document.Dispose();

        Assert.Equal(
            """{"id":"1","odd":{"x":["\uFFFD",{"\uFFFD":"a"}]},"plain":{"\uFFFD":"a"}}""",
            JsonSerializer.Serialize(account));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(61)]
    [InlineData(63)]
    [InlineData(64)]
    [InlineData(500)]
    [InlineData(999)]
    public void A_deeply_nested_property_is_kept(int depth)
    {
        string nested = Nested(depth);
        WhatsAppBusinessAccount account = Page($$"""{"id":"1","deep":{{nested}},"name":"after"}""");

        Assert.Equal("after", account.Name);
        Assert.Equal(nested, account.AdditionalProperties["deep"].GetRawText());
        Assert.Equal(account, Page($$"""{"id":"1","deep":{{nested}},"name":"after"}"""));
    }

    [Fact]
    public void A_property_that_is_nested_deeper_than_any_writer_allows_is_left_out_and_the_rest_is_read()
    {
        WhatsAppBusinessAccount account = Page(
            $$"""{"id":"1","deep":1,"deep":{{Nested(100_000)}},"owner_business":{"id":"2","deep":{{Nested(5_000)}}},"name":"after"}""");

        Assert.Equal(
            new WhatsAppBusinessAccount { Id = "1", Name = "after", OwnerBusiness = new() { Id = "2" } },
            account);
    }

    [Theory]
    [InlineData(63, true)]
    [InlineData(64, false)]
    public void A_property_that_is_nested_deeper_than_the_options_allow_is_not_written(int depth, bool isWritten)
    {
        WhatsAppBusinessAccount account = Page(
            $$"""{"id":"1","deep":{{Nested(depth)}},"wide":"{{new string('x', 500)}}"}""");

        WhatsAppBusinessAccount read = JsonSerializer.Deserialize<WhatsAppBusinessAccount>(
            JsonSerializer.Serialize(account))!;

        Assert.Equal(isWritten, read.AdditionalProperties.ContainsKey("deep"));
        Assert.True(read.AdditionalProperties.ContainsKey("wide"));
    }

    [Theory]
    [InlineData("""{"data":[null]}""", 1)]
    [InlineData("""{"data":[{"id":"1"},5,null]}""", 2)]
    [InlineData("""{"data":[{"id":"1"},{"id":"2"},{"id":"x"}],"paging":{}}""", 3)]
    [InlineData("""{"data":[{"id":"1"},{"id":{"id":"2"}}]}""", 2)]
    public void An_entry_without_a_usable_id_is_named_by_its_position(string body, int position)
    {
        UnusableEntryException exception = Assert.Throws<UnusableEntryException>(
            () => ReplyReaders.Accounts(Encoding.UTF8.GetBytes(body), new GraphResponseInfo()));

        Assert.Equal(position, exception.Position);
        Assert.Contains(
            $"entry {position} of the page (data[{position - 1}])",
            exception.Message,
            StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("reported/owned.200.null-entry.json")]
    [InlineData("reported/owned.200.entry-without-id.json")]
    public void The_reported_entries_without_a_usable_id_are_the_second_of_their_page(string path)
    {
        UnusableEntryException exception = Assert.Throws<UnusableEntryException>(
            () => Vector.Page(ReplyReaders.Accounts, path));

        Assert.Equal(2, exception.Position);
    }

    [Fact]
    public void An_error_and_an_incomplete_page_say_more_than_an_entry_without_a_usable_id()
    {
        Assert.Null(ReplyReaders.Accounts("""{"data":[null],"error":{"code":1}}"""u8, new GraphResponseInfo()));
        Assert.IsNotType<UnusableEntryException>(Assert.ThrowsAny<JsonException>(
            () => ReplyReaders.Accounts("""{"data":[null],"paging":{"""u8, new GraphResponseInfo())));
    }

    [Theory]
    [InlineData("""{"error":{"code":190}}""")]
    [InlineData("""{"id":"1","error":{"code":190}}""")]
    [InlineData("""{"name":"without an id"}""")]
    [InlineData("""[{"id":"1"}]""")]
    [InlineData("null")]
    public void A_node_with_an_error_or_without_an_id_is_null(string body) =>
        Assert.Null(ReplyReaders.Account(Encoding.UTF8.GetBytes(body), new GraphResponseInfo()));

    [Theory]
    [InlineData("""{"id":"1","error":null}""")]
    [InlineData("""{"id":"1","x":{"error":{"code":190}}}""")]
    [InlineData("""{"id":"1","x":"error","name":"\"error\""}""")]
    public void A_node_that_only_mentions_an_error_is_read(string body) =>
        Assert.Equal("1", ReplyReaders.Account(Encoding.UTF8.GetBytes(body), new GraphResponseInfo())?.Id.Value);

    [Theory]
    [InlineData("")]
    [InlineData("""{"id":"1" """)]
    [InlineData("""{"id":"1"} {""")]
    [InlineData("""{"id":"1","x":tru}""")]
    public void A_node_that_is_not_one_json_object_is_malformed(string body) =>
        Assert.ThrowsAny<JsonException>(
            () => ReplyReaders.Account(Encoding.UTF8.GetBytes(body), new GraphResponseInfo()));

    private static string Nested(int depth) => new string('[', depth) + new string(']', depth);

    private static WhatsAppBusinessAccount Page(string account) =>
        Assert.Single(ReplyReaders.Accounts(Encoding.UTF8.GetBytes($$"""{"data":[{{account}}]}"""), new GraphResponseInfo())!.Items);
}
