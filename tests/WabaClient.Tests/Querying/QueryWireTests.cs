using System.Text.Json;
using WabaClient.Tests.Support;

namespace WabaClient.Tests.Querying;

public sealed class QueryWireTests
{
    private static readonly DateTimeOffset Whole = DateTimeOffset.FromUnixTimeSeconds(1_604_962_813);
    private static readonly DateTimeOffset Broken = Whole.AddMilliseconds(250);

    [Fact]
    public async Task A_plain_listing_asks_for_a_hundred_a_page_and_nothing_else()
    {
        StubRequest request = await SentFor(null);

        Assert.Equal(
            "https://graph.facebook.com/v26.0/1234567890/owned_whatsapp_business_accounts?limit=100",
            request.Address.AbsoluteUri);
        Assert.Equal($"Bearer {Make.Token}", request.Authorization);
        Assert.StartsWith("WabaClient/", request.UserAgent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_filter_is_json_percent_encoded_once()
    {
        StubRequest request = await SentFor(new AccountQuery { Filter = AccountFilter.CreationTime.After(Whole) });

        Assert.Contains(
            "filtering=%5B%7B%22field%22%3A%22creation_time%22%2C%22operator%22%3A%22GREATER_THAN%22%2C%22value%22%3A%221604962813%22%7D%5D",
            request.Address.AbsoluteUri,
            StringComparison.Ordinal);
    }

    [Fact]
    public void Time_bounds_round_so_that_the_result_is_what_was_asked()
    {
        Assert.Equal(
            """[{"field":"creation_time","operator":"GREATER_THAN","value":"1604962813"}]""",
            AccountFilter.CreationTime.After(Broken).ToString());
        Assert.Equal(
            """[{"field":"creation_time","operator":"LESS_THAN","value":"1604962814"}]""",
            AccountFilter.CreationTime.Before(Broken).ToString());
        Assert.Equal(
            """[{"field":"creation_time","operator":"LESS_THAN","value":"1604962813"}]""",
            AccountFilter.CreationTime.Before(Whole).ToString());
        Assert.Equal(
            """[{"field":"creation_time","operator":"IN_RANGE","value":["1604962814","1604962823"]}]""",
            AccountFilter.CreationTime.InRange(Broken, Broken.AddSeconds(10)).ToString());
        Assert.Equal(
            """[{"field":"creation_time","operator":"GREATER_THAN","value":"-1"}]""",
            AccountFilter.CreationTime.After(DateTimeOffset.UnixEpoch.AddMilliseconds(-1)).ToString());
        Assert.Throws<ArgumentException>(() => AccountFilter.CreationTime.InRange(Broken, Whole));
    }

    [Fact]
    public void Filters_join_and_null_is_no_filter()
    {
        AccountFilter? filter = null;
        filter &= AccountFilter.OwnershipType.In(OwnershipType.Self, OwnershipType.ClientOwned);
        filter &= AccountFilter.Custom("is_x", "EQUAL", true);

        Assert.Equal("""[{"field":"ownership_type","operator":"IN","value":["SELF","CLIENT_OWNED"]},{"field":"is_x","operator":"EQUAL","value":true}]""", filter!.ToString());
        Assert.Equal(
            filter,
            AccountFilter.OwnershipType.In("SELF", "CLIENT_OWNED") & AccountFilter.Custom("is_x", "EQUAL", true));
        Assert.Same(filter, filter & null);
    }

    [Theory]
    [InlineData("IN")]
    [InlineData("NOT_IN")]
    [InlineData("IN_RANGE")]
    [InlineData("NOT_IN_RANGE")]
    [InlineData("ALL")]
    [InlineData("ANY")]
    [InlineData("NONE")]
    [InlineData("in")]
    [InlineData("All")]
    public void Set_operators_always_get_an_array(string @operator)
    {
        Assert.Equal(JsonValueKind.Array, ValueOf(AccountFilter.Custom("f", @operator, "a")).ValueKind);
        Assert.Equal(JsonValueKind.Array, ValueOf(AccountFilter.Custom("f", @operator, 7)).ValueKind);
        Assert.Equal(JsonValueKind.Array, ValueOf(AccountFilter.Custom("f", "EQUAL", "a", "b")).ValueKind);
        Assert.Equal(JsonValueKind.Number, ValueOf(AccountFilter.Custom("f", "EQUAL", 7)).ValueKind);
    }

    [Fact]
    public void Filters_of_the_client_edge_are_written_as_meta_documents_them()
    {
        Assert.Equal(
            """[{"field":"partners","operator":"ALL","value":["12","34"]}]""",
            AccountFilter.Partners.All("12", "34").ToString());
        Assert.Equal(AccountFilter.Custom("partners", "ALL", "12"), AccountFilter.Partners.All("12"));
        Assert.Equal(
            """[{"field":"marketing_messages_onboarding_status","operator":"IN","value":["ELIGIBLE"]}]""",
            AccountFilter.MarketingMessagesOnboardingStatus.In("ELIGIBLE").ToString());
    }

    [Theory]
    [InlineData(100, 200)]
    [InlineData(100, 900)]
    [InlineData(1, 999)]
    [InlineData(-900, -100)]
    public void A_time_range_without_a_whole_second_is_refused(int from, int to)
    {
        ArgumentException exception = Assert.Throws<ArgumentException>(
            nameof(to),
            () => AccountFilter.CreationTime.InRange(Whole.AddMilliseconds(from), Whole.AddMilliseconds(to)));

        Assert.Contains("no whole second", exception.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(0, 900)]
    [InlineData(-1, 0)]
    [InlineData(500, 1_000)]
    public void A_time_range_with_one_whole_second_is_that_second(int from, int to)
    {
        JsonElement range = ValueOf(
            AccountFilter.CreationTime.InRange(Whole.AddMilliseconds(from), Whole.AddMilliseconds(to)));

        Assert.Equal(range[0].GetString(), range[1].GetString());
    }

    [Fact]
    public void Filter_texts_survive_json()
    {
        const string Odd = "a\"b\\c\n&=+ü😀";
        Assert.Equal(Odd, ValueOf(AccountFilter.Custom("f", "EQUAL", Odd)).GetString());
    }

    [Fact]
    public async Task Fields_sort_size_and_cursor_reach_the_wire()
    {
        StubRequest request = await SentFor(new AccountQuery
        {
            Fields =
            [
                AccountField.Name,
                AccountField.MessagingLimit,
                AccountField.PhoneNumbers(5, PhoneNumberField.DisplayPhoneNumber, PhoneNumberField.QualityRating),
                AccountField.Custom("analytics.start(1).phone_numbers([])"),
                AccountField.Name,
            ],
            Sort = AccountSort.CreationTimeDescending,
            PageSize = 7,
            Cursor = "a+b/c==",
        });

        Assert.Equal("name,whatsapp_business_manager_messaging_limit,phone_numbers.limit(5){display_phone_number,quality_rating},analytics.start(1).phone_numbers([])", request["fields"]);
        Assert.Equal("creation_time_descending", request["sort"]);
        Assert.Equal("7", request["limit"]);
        Assert.Equal("a+b/c==", request["after"]);
        Assert.Contains("after=a%2Bb%2Fc%3D%3D", request.Address.Query, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("a,b")]
    [InlineData("a b")]
    [InlineData("a{b")]
    [InlineData("a{b)}")]
    [InlineData("a}")]
    [InlineData("1a")]
    [InlineData("a&fields=b")]
    public void A_custom_field_is_one_field(string expression) =>
        Assert.Throws<ArgumentException>(() => AccountField.Custom(expression));

    [Fact]
    public void Arguments_are_checked_at_once()
    {
        BusinessAccountsClient client = Make.Client(new StubGraph(_ => StubGraph.Page([])));

        Assert.Throws<ArgumentException>(() => client.ListOwnedAsync(default));
        Assert.Throws<ArgumentException>(() => client.ListOwnedAsync("12a"));
        Assert.Throws<ArgumentNullException>(() => client.ListOwnedAsync((string)null!));
        Assert.Throws<ArgumentException>(() => client.ListClientAsync("1", new AccountQuery { PageSize = 0 }));
        Assert.Throws<ArgumentException>(() => client.ListClientAsync("1", new AccountQuery { Sort = (AccountSort)9 }));
        Assert.Throws<ArgumentException>(() => client.ListClientAsync("1", new AccountQuery { Cursor = " " }));
        Assert.Throws<ArgumentNullException>(() => new AccountQuery { Fields = null! });
        Assert.Throws<ArgumentNullException>(() => new AccountQuery { Fields = [null!] });
        Action readDefault = () => client.GetAsync(default);
        Assert.Throws<ArgumentException>(readDefault);
        Action readNull = () => client.GetAsync("1", [null!]);
        Assert.Throws<ArgumentNullException>(readNull);
        Assert.Throws<ArgumentException>(() => AccountFilter.OwnershipType.In());
        Assert.Throws<ArgumentException>(() => AccountFilter.OwnershipType.In(default(OwnershipType)));
        Assert.Throws<ArgumentException>(() => AccountFilter.Custom("", "EQUAL", "x"));
        Assert.Throws<ArgumentException>(() => AccountFilter.Custom("f", "IN"));
        Assert.Throws<ArgumentNullException>(() => AccountFilter.Custom("f", "IN", "x", null!));
        Assert.Throws<ArgumentException>("businessIds", () => AccountFilter.Partners.All());
        Assert.Throws<ArgumentException>("businessIds", () => AccountFilter.Partners.All("1", default));
        Assert.Throws<ArgumentNullException>("businessIds", () => AccountFilter.Partners.All(null!));
        Assert.Throws<ArgumentException>("values", () => AccountFilter.MarketingMessagesOnboardingStatus.In());
        Assert.Throws<ArgumentException>(
            "values",
            () => AccountFilter.MarketingMessagesOnboardingStatus.In("ELIGIBLE", ""));
        Assert.Throws<ArgumentNullException>(
            "values",
            () => AccountFilter.MarketingMessagesOnboardingStatus.In("ELIGIBLE", null!));
        Assert.Throws<ArgumentOutOfRangeException>(() => AccountField.PhoneNumbers(0));
    }

    [Fact]
    public async Task What_is_too_long_for_an_address_is_refused_at_once_and_a_cursor_of_graphs_that_is_as_no_answer()
    {
        string cursor = new('c', 2_048);
        StubGraph graph = new(request => StubGraph.Page([], request["after"] is null ? cursor : cursor + "c"));
        BusinessAccountsClient client = Make.Client(graph, configure: o => o.MaxRetryAttempts = 0);
        AccountQuery Ids(int count) =>
            new() { Filter = AccountFilter.Custom("id", "IN", [.. Enumerable.Repeat("1234567890", count)]) };

        Assert.Throws<ArgumentException>("query", () => client.ListOwnedAsync("1", Ids(4_000)));
        Assert.Throws<ArgumentException>(
            "query",
            () => client.ListOwnedAsync("1", new AccountQuery { Cursor = cursor + "c" }));
        await Assert.ThrowsAsync<ArgumentException>(
            "fields",
            () => client.GetAsync("1", [AccountField.Custom(new string('f', 40_000))]));
        Assert.Empty(graph.Requests);

        GraphResponseException e = await Assert.ThrowsAsync<GraphResponseException>(
            () => client.ListOwnedAsync("1", Ids(1_000)).ToListAsync());
        Assert.Equal((cursor, cursor), (graph.Requests[1]["after"], e.Cursor));
        Assert.Contains("the cursor of the next page is longer", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Queries_compare_by_content()
    {
        AccountQuery Query() =>
            new() { Fields = [AccountField.Id, AccountField.Custom("x")], Filter = AccountFilter.Custom("a", "B", 1), PageSize = 3 };

        Assert.Equal(Query(), Query());
        Assert.Equal(Query().GetHashCode(), Query().GetHashCode());
        Assert.NotEqual(Query(), Query() with { Fields = [AccountField.Id] });
        Assert.NotEqual(Query(), Query() with { Filter = AccountFilter.Custom("a", "B", 2) });
    }

    [Fact]
    public void Queries_of_phone_numbers_compare_by_content_and_are_checked()
    {
        PhoneNumberQuery Query() =>
            new() { Fields = [PhoneNumberField.Status, PhoneNumberField.Custom("x")], PageSize = 3, Cursor = "c" };

        Assert.Equal(Query(), Query());
        Assert.Equal(Query().GetHashCode(), Query().GetHashCode());
        Assert.NotEqual(Query(), Query() with { Fields = [] });
        Assert.NotEqual(Query(), Query() with { PageSize = null });
        Assert.NotEqual(Query(), Query() with { Cursor = null });
        Assert.Equal(
            "fields=status%2Cx",
            QueryString.For(Query() with { Fields = [.. Query().Fields, PhoneNumberField.Status] }));
        Assert.Equal("", QueryString.For(new PhoneNumberQuery()));
        Query().Validate("query");
        Assert.Throws<ArgumentException>("query", () => new PhoneNumberQuery { PageSize = 0 }.Validate("query"));
        Assert.Throws<ArgumentException>("query", () => new PhoneNumberQuery { Cursor = "" }.Validate("query"));
        Assert.Throws<ArgumentException>(
            "query",
            () => new PhoneNumberQuery { Cursor = new('c', 2_049) }.Validate("query"));
        Assert.Throws<ArgumentNullException>(() => new PhoneNumberQuery { Fields = null! });
        Assert.Throws<ArgumentNullException>(() => new PhoneNumberQuery { Fields = [null!] });
    }

    [Fact]
    public void A_query_is_shown_by_its_content_without_the_cursor()
    {
        AccountQuery query = new()
        {
            Fields = [AccountField.Name, AccountField.PhoneNumbers(PhoneNumberField.Status)],
            Filter = AccountFilter.Custom("a", "EQUAL", 1),
            Sort = AccountSort.CreationTimeAscending,
            PageSize = 50,
            Cursor = "secret",
            ReadAhead = true,
        };

        Assert.Equal(
            """AccountQuery { Fields = [name, phone_numbers{status}], Filter = [{"field":"a","operator":"EQUAL","value":1}], Sort = CreationTimeAscending, PageSize = 50, ReadAhead = True, Cursor = (set) }""",
            query.ToString());
        Assert.Equal("AccountQuery { }", new AccountQuery().ToString());
        Assert.Equal(
            "PhoneNumberQuery { Fields = [status], PageSize = 5 }",
            new PhoneNumberQuery { Fields = [PhoneNumberField.Status], PageSize = 5 }.ToString());
    }

    [Fact]
    public void Every_documented_field_of_an_account_has_a_member()
    {
        string[] documented =
        [
            "id", "name", "currency", "timezone_id", "message_template_namespace", "account_review_status",
            "business_verification_status", "country", "creation_time", "ownership_type", "status", "owner_business_info",
            "owner_business", "on_behalf_of_business_info", "primary_funding_id", "purchase_order_number",
            "auth_international_rate_eligibility", "primary_business_location", "health_status", "is_enabled_for_insights",
            "is_shared_with_partners", "linked_commerce_account", "marketing_messages_lite_api_status",
            "marketing_messages_onboarding_status", "whatsapp_business_manager_messaging_limit",
            "template_auto_archival_enabled", "disable_marketing_messages_on_cloud_api", "permitted_tasks",
            "marketing_messages_ad_account", "whatsapp_manager_marketing_messages_max_price_enroll_status",
        ];
        IEnumerable<string> members = typeof(AccountField).GetProperties()
            .Where(property => property.PropertyType == typeof(AccountField))
            .Select(property => ((AccountField)property.GetValue(null)!).Expression);

        Assert.Equal(documented.Order(StringComparer.Ordinal), members.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task An_account_is_read_with_the_fields_asked_for()
    {
        StubGraph graph = new(_ => StubGraph.Json("""{"account_review_status":"APPROVED","id":"42"}"""));

        WhatsAppBusinessAccount account = await Make.Client(graph).GetAsync("42", [AccountField.AccountReviewStatus]);
        await Make.Client(graph).GetAsync("42", []);

        Assert.Equal(AccountReviewStatus.Approved, account.AccountReviewStatus);
        Assert.Equal(
            "https://graph.facebook.com/v26.0/42?fields=account_review_status",
            graph.Requests[0].Address.AbsoluteUri);
        Assert.Equal("https://graph.facebook.com/v26.0/42", graph.Requests[1].Address.AbsoluteUri);
    }

    [Fact]
    public async Task The_client_edge_is_the_other_edge()
    {
        StubGraph graph = new(_ => StubGraph.Page([]));

        await Make.Client(graph).ListClientAsync("1").ToListAsync();

        Assert.EndsWith(
            "/1/client_whatsapp_business_accounts",
            graph.Requests[0].Address.AbsolutePath,
            StringComparison.Ordinal);
    }

    private static async Task<StubRequest> SentFor(AccountQuery? query)
    {
        StubGraph graph = new(_ => StubGraph.Page([]));
        await Make.Client(graph).ListOwnedAsync("1234567890", query).ToListAsync();
        return graph.Requests.Single();
    }

    private static JsonElement ValueOf(AccountFilter filter) =>
        JsonDocument.Parse(filter.ToString()).RootElement[0].GetProperty("value");
}
