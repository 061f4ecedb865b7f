using System.Text.Json;

namespace WabaClient.Tests.Accounts;

public sealed class WhatsAppBusinessAccountTests
{
    [Fact]
    public void Everything_but_the_id_is_absent_by_default()
    {
        WhatsAppBusinessAccount account = new() { Id = "1" };

        Assert.Null(account.Name);
        Assert.Null(account.CreationTime);
        Assert.Null(account.Status);
        Assert.Null(account.PermittedTasks);
        Assert.Empty(account.AdditionalProperties);
    }

    [Fact]
    public void An_account_needs_an_id() =>
        Assert.Throws<ArgumentException>("value", () => new WhatsAppBusinessAccount { Id = default });

    [Fact]
    public void A_phone_number_needs_an_id()
    {
        Assert.Throws<ArgumentException>("value", () => new WhatsAppBusinessPhoneNumber { Id = "" });
        Assert.Throws<ArgumentNullException>("value", () => new WhatsAppBusinessPhoneNumber { Id = null! });
    }

    [Fact]
    public void Times_are_whole_seconds_in_utc()
    {
        DateTimeOffset time = new(2026, 1, 2, 3, 4, 5, 999, TimeSpan.FromHours(2));
        DateTimeOffset expected = new(2026, 1, 2, 1, 4, 5, TimeSpan.Zero);

        DateTimeOffset?[] times =
        [
            new WhatsAppBusinessAccount { Id = "1", CreationTime = time }.CreationTime,
            new AuthInternationalRateEligibility { StartTime = time }.StartTime,
            new InternationalRateExceptionCountry { StartTime = time }.StartTime,
            new WhatsAppBusinessPhoneNumber { Id = "1", LastOnboardedTime = time }.LastOnboardedTime,
        ];

        Assert.All(times, actual => Assert.Equal((expected, TimeSpan.Zero), (actual!.Value, actual.Value.Offset)));
    }

    [Fact]
    public void The_first_and_last_moment_of_dotnet_can_be_kept()
    {
        Assert.Equal(
            DateTimeOffset.MinValue,
            new WhatsAppBusinessAccount { Id = "1", CreationTime = DateTimeOffset.MinValue }.CreationTime);
        Assert.Equal(
            9999,
            new WhatsAppBusinessAccount { Id = "1", CreationTime = DateTimeOffset.MaxValue }.CreationTime?.Year);
    }

    [Fact]
    public void A_default_open_value_is_no_value()
    {
        WhatsAppBusinessAccount account =
            new() { Id = "1", Status = default(AccountStatus), MessagingLimit = default(MessagingLimit) };

        Assert.Equal(new WhatsAppBusinessAccount { Id = "1" }, account);
        Assert.Null(account.Status);
        Assert.Null(
            new WhatsAppBusinessPhoneNumber { Id = "1", MessagingLimit = default(MessagingLimit) }.MessagingLimit);
    }

    [Fact]
    public void Open_values_are_compared_regardless_of_case()
    {
        WhatsAppBusinessAccount lower = new() { Id = "1", Status = "brand_new", OwnershipType = "self" };
        WhatsAppBusinessAccount upper = new() { Id = "1", Status = "BRAND_NEW", OwnershipType = "SELF" };

        Assert.Equal(lower, upper);
        Assert.Equal(lower.GetHashCode(), upper.GetHashCode());
    }

    [Fact]
    public void Lists_are_compared_by_content_and_in_order()
    {
        WhatsAppBusinessAccount account = new() { Id = "1", PermittedTasks = ["MANAGE", "DEVELOP"] };

        Assert.Equal(account, account with { PermittedTasks = new List<string> { "MANAGE", "DEVELOP" } });
        Assert.NotEqual(account, account with { PermittedTasks = ["DEVELOP", "MANAGE"] });
        Assert.NotEqual(account, account with { PermittedTasks = ["MANAGE"] });
        Assert.NotEqual(account, account with { PermittedTasks = null });
        Assert.NotEqual(account with { PermittedTasks = [] }, account with { PermittedTasks = null });
    }

    [Fact]
    public void Nested_records_are_compared_by_content()
    {
        Assert.Equal(Make(), Make());
        Assert.Equal(Make().GetHashCode(), Make().GetHashCode());
        Assert.Equal(Make().HealthStatus!.GetHashCode(), Make().HealthStatus!.GetHashCode());
        Assert.Equal(
            Make().AuthInternationalRateEligibility!.GetHashCode(),
            Make().AuthInternationalRateEligibility!.GetHashCode());
        Assert.Equal(Make().PhoneNumbers!.GetHashCode(), Make().PhoneNumbers!.GetHashCode());

        static WhatsAppBusinessAccount Make() => new()
        {
            Id = "1",
            HealthStatus = new() { Entities = new List<AccountHealthEntity> { new() { AdditionalInfo = ["x"], Errors = [new() { ErrorCode = 1 }] } } },
            AuthInternationalRateEligibility = new() { ExceptionCountries = [new() { CountryCode = "DE" }] },
            PhoneNumbers =
                new() { Items = new List<WhatsAppBusinessPhoneNumber> { new() { Id = "2" } }, HasMore = true },
        };
    }

    [Fact]
    public void A_difference_deep_inside_is_a_difference()
    {
        WhatsAppBusinessAccount account = new() { Id = "1" };

        Assert.NotEqual(Entity(new() { AdditionalInfo = ["x"] }), Entity(new() { AdditionalInfo = ["y"] }));
        Assert.NotEqual(
            Entity(new() { Errors = [new() { ErrorCode = 1 }] }),
            Entity(new() { Errors = [new() { ErrorCode = 2 }] }));
        Assert.NotEqual(
            account with { PhoneNumbers = new() { HasMore = true } },
            account with { PhoneNumbers = new() });
        Assert.NotEqual(
            account with { PhoneNumbers = new() { Items = [new() { Id = "2", Username = "a" }] } },
            account with { PhoneNumbers = new() { Items = [new() { Id = "2", Username = "b" }] } });

        WhatsAppBusinessAccount Entity(AccountHealthEntity entity) =>
            account with { HealthStatus = new() { Entities = [entity] } };
    }

    [Theory]
    [InlineData("id", "\"2\"")]
    [InlineData("name", "\"x\"")]
    [InlineData("currency", "\"x\"")]
    [InlineData("timezone_id", "\"x\"")]
    [InlineData("message_template_namespace", "\"x\"")]
    [InlineData("country", "\"x\"")]
    [InlineData("primary_business_location", "\"x\"")]
    [InlineData("primary_funding_id", "\"x\"")]
    [InlineData("purchase_order_number", "\"x\"")]
    [InlineData("creation_time", "0")]
    [InlineData("account_review_status", "\"x\"")]
    [InlineData("business_verification_status", "\"x\"")]
    [InlineData("ownership_type", "\"x\"")]
    [InlineData("status", "\"x\"")]
    [InlineData("whatsapp_business_manager_messaging_limit", "\"x\"")]
    [InlineData("marketing_messages_onboarding_status", "\"x\"")]
    [InlineData("marketing_messages_lite_api_status", "\"x\"")]
    [InlineData("is_enabled_for_insights", "false")]
    [InlineData("is_shared_with_partners", "false")]
    [InlineData("template_auto_archival_enabled", "false")]
    [InlineData("disable_marketing_messages_on_cloud_api", "false")]
    [InlineData("owner_business_info", "{}")]
    [InlineData("owner_business", "{}")]
    [InlineData("on_behalf_of_business_info", "{}")]
    [InlineData("health_status", "{}")]
    [InlineData("auth_international_rate_eligibility", "{}")]
    [InlineData("phone_numbers", "{\"data\":[]}")]
    [InlineData("permitted_tasks", "[]")]
    [InlineData("analytics", "[]")]
    public void Every_member_counts(string name, string json)
    {
        WhatsAppBusinessAccount account = AccountJson.ReadMembers($"\"{name}\":{json}");

        Assert.Equal(AccountJson.ReadMembers($"\"{name}\":{json}"), account);
        Assert.NotEqual(new WhatsAppBusinessAccount { Id = "1" }, account);
    }

    [Theory]
    [InlineData("\"phone_numbers\":{\"data\":[{\"id\":\"2\"*}]}", ",\"display_phone_number\":\"x\"")]
    [InlineData("\"phone_numbers\":{\"data\":[{\"id\":\"2\"*}]}", ",\"verified_name\":\"x\"")]
    [InlineData("\"phone_numbers\":{\"data\":[{\"id\":\"2\"*}]}", ",\"status\":\"x\"")]
    [InlineData("\"phone_numbers\":{\"data\":[{\"id\":\"2\"*}]}", ",\"quality_rating\":\"x\"")]
    [InlineData("\"phone_numbers\":{\"data\":[{\"id\":\"2\"*}]}", ",\"country_code\":\"x\"")]
    [InlineData("\"phone_numbers\":{\"data\":[{\"id\":\"2\"*}]}", ",\"country_dial_code\":\"x\"")]
    [InlineData("\"phone_numbers\":{\"data\":[{\"id\":\"2\"*}]}", ",\"code_verification_status\":\"x\"")]
    [InlineData("\"phone_numbers\":{\"data\":[{\"id\":\"2\"*}]}", ",\"account_mode\":\"x\"")]
    [InlineData("\"phone_numbers\":{\"data\":[{\"id\":\"2\"*}]}", ",\"messaging_limit_tier\":\"x\"")]
    [InlineData("\"phone_numbers\":{\"data\":[{\"id\":\"2\"*}]}", ",\"whatsapp_business_manager_messaging_limit\":\"x\"")]
    [InlineData("\"phone_numbers\":{\"data\":[{\"id\":\"2\"*}]}", ",\"platform_type\":\"x\"")]
    [InlineData("\"phone_numbers\":{\"data\":[{\"id\":\"2\"*}]}", ",\"name_status\":\"x\"")]
    [InlineData("\"phone_numbers\":{\"data\":[{\"id\":\"2\"*}]}", ",\"new_display_name\":\"x\"")]
    [InlineData("\"phone_numbers\":{\"data\":[{\"id\":\"2\"*}]}", ",\"new_name_status\":\"x\"")]
    [InlineData("\"phone_numbers\":{\"data\":[{\"id\":\"2\"*}]}", ",\"last_onboarded_time\":5")]
    [InlineData("\"phone_numbers\":{\"data\":[{\"id\":\"2\"*}]}", ",\"username\":\"x\"")]
    [InlineData("\"phone_numbers\":{\"data\":[{\"id\":\"2\"*}]}", ",\"max_phone_numbers_per_business\":5")]
    [InlineData("\"phone_numbers\":{\"data\":[{\"id\":\"2\"*}]}", ",\"webhook_configuration\":\"x\"")]
    [InlineData("\"phone_numbers\":{\"data\":[{\"id\":\"2\"*}]}", ",\"is_official_business_account\":false")]
    [InlineData("\"phone_numbers\":{\"data\":[{\"id\":\"2\"*}]}", ",\"is_on_biz_app\":false")]
    [InlineData("\"phone_numbers\":{\"data\":[{\"id\":\"2\"*}]}", ",\"throughput\":{\"level\":\"x\"}")]
    [InlineData("\"phone_numbers\":{\"data\":[{\"id\":\"2\"}]*}", ",\"paging\":{\"next\":\"x\"}")]
    [InlineData("\"owner_business\":{*}", "\"id\":\"x\"")]
    [InlineData("\"owner_business\":{*}", "\"name\":\"x\"")]
    [InlineData("\"owner_business\":{*}", "\"status\":\"x\"")]
    [InlineData("\"owner_business\":{*}", "\"type\":\"x\"")]
    [InlineData("\"health_status\":{*}", "\"can_send_message\":\"x\"")]
    [InlineData("\"health_status\":{*}", "\"entities\":[{}]")]
    [InlineData("\"health_status\":{\"entities\":[{*}]}", "\"entity_type\":\"x\"")]
    [InlineData("\"health_status\":{\"entities\":[{*}]}", "\"id\":\"x\"")]
    [InlineData("\"health_status\":{\"entities\":[{*}]}", "\"can_send_message\":\"x\"")]
    [InlineData("\"health_status\":{\"entities\":[{*}]}", "\"can_receive_call_sip\":\"x\"")]
    [InlineData("\"health_status\":{\"entities\":[{*}]}", "\"additional_info\":[\"x\"]")]
    [InlineData("\"health_status\":{\"entities\":[{*}]}", "\"errors\":[{}]")]
    [InlineData("\"health_status\":{\"entities\":[{\"errors\":[{*}]}]}", "\"error_code\":1")]
    [InlineData("\"health_status\":{\"entities\":[{\"errors\":[{*}]}]}", "\"error_description\":\"x\"")]
    [InlineData("\"health_status\":{\"entities\":[{\"errors\":[{*}]}]}", "\"possible_solution\":\"x\"")]
    [InlineData("\"auth_international_rate_eligibility\":{*}", "\"start_time\":1")]
    [InlineData("\"auth_international_rate_eligibility\":{*}", "\"exception_countries\":[{}]")]
    [InlineData("\"auth_international_rate_eligibility\":{\"exception_countries\":[{*}]}", "\"country_code\":\"x\"")]
    [InlineData("\"auth_international_rate_eligibility\":{\"exception_countries\":[{*}]}", "\"start_time\":1")]
    public void Every_member_of_a_nested_record_counts(string members, string more)
    {
        WhatsAppBusinessAccount without = AccountJson.ReadMembers(members.Replace("*", "", StringComparison.Ordinal));
        WhatsAppBusinessAccount with = AccountJson.ReadMembers(members.Replace("*", more, StringComparison.Ordinal));

        Assert.NotEqual(without, with);
        Assert.Equal(AccountJson.ReadMembers(members.Replace("*", more, StringComparison.Ordinal)), with);
    }

    [Fact]
    public void Numbers_with_an_enormous_exponent_can_be_compared()
    {
        WhatsAppBusinessAccount account = AccountJson.ReadMembers("\"x\":[1e99999999999, \"+\"]");

        Assert.Equal(account, AccountJson.ReadMembers("\"x\":[1e99999999999,\"\\u002b\"]"));
        Assert.NotEqual(account, AccountJson.ReadMembers("\"x\":[1e99999999998,\"+\"]"));
    }

    [Fact]
    public void Additional_properties_are_compared_as_json()
    {
        WhatsAppBusinessAccount account = With("""{"a": 1.0, "b": [true]}""");

        Assert.Equal(account, With("""{"b":[true],"a":1}"""));
        Assert.Equal(account.GetHashCode(), With("""{"b":[true],"a":1}""").GetHashCode());
        Assert.NotEqual(account, With("""{"b":[false],"a":1}"""));
        Assert.NotEqual(account, account with { AdditionalProperties = null! });

        static WhatsAppBusinessAccount With(string json) =>
            new() { Id = "1", AdditionalProperties = new Dictionary<string, JsonElement> { ["x"] = AccountJson.Element(json) } };
    }

    [Fact]
    public void Additional_properties_are_never_null_and_hold_no_nulls()
    {
        Dictionary<string, JsonElement> given = new(StringComparer.OrdinalIgnoreCase)
        {
            ["null"] = AccountJson.Element("null"),
            ["undefined"] = default,
            ["one"] = AccountJson.Element("1"),
        };

        WhatsAppBusinessAccount account = new() { Id = "1", AdditionalProperties = given };
        given.Clear();

        Assert.Equal(["one"], account.AdditionalProperties.Keys);
        Assert.False(account.AdditionalProperties.ContainsKey("ONE"));
        Assert.Empty((account with { AdditionalProperties = null! }).AdditionalProperties);
        Assert.Empty(new WhatsAppBusinessPhoneNumber { Id = "1", AdditionalProperties = null! }.AdditionalProperties);
    }

    [Fact]
    public void Nested_lists_are_never_null()
    {
        Assert.Empty(new AccountHealth { Entities = null! }.Entities);
        Assert.Empty(new AccountHealthEntity { AdditionalInfo = null! }.AdditionalInfo);
        Assert.Empty(new AccountHealthEntity { Errors = null! }.Errors);
        Assert.Empty(new AuthInternationalRateEligibility { ExceptionCountries = null! }.ExceptionCountries);
        Assert.Empty(new GraphList<string> { Items = null! }.Items);
    }

    [Fact]
    public void The_text_of_an_account_is_its_id_and_name()
    {
        Assert.Equal("1", new WhatsAppBusinessAccount { Id = "1" }.ToString());
        Assert.Equal(
            "1 Lucky Shrub",
            new WhatsAppBusinessAccount { Id = "1", Name = "Lucky Shrub", Currency = "USD" }.ToString());
        Assert.Equal(
            "2 +1 555",
            new WhatsAppBusinessPhoneNumber { Id = "2", DisplayPhoneNumber = "+1 555" }.ToString());
        Assert.Equal("2", new WhatsAppBusinessPhoneNumber { Id = "2" }.ToString());
        Assert.Equal("Count = 1, HasMore = True", new GraphList<int> { Items = [5], HasMore = true }.ToString());
    }
}
