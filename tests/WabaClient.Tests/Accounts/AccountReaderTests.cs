using System.Text;
using System.Text.Json;

namespace WabaClient.Tests.Accounts;

public sealed class AccountReaderTests
{
    public static TheoryData<string> StringMembers =>
    [
        "name", "currency", "message_template_namespace", "country", "primary_business_location", "purchase_order_number",
        "account_review_status", "business_verification_status", "ownership_type", "status",
        "whatsapp_business_manager_messaging_limit", "marketing_messages_onboarding_status",
        "marketing_messages_lite_api_status",
    ];

    public static TheoryData<string> OtherMembers =>
    [
        "timezone_id", "primary_funding_id", "creation_time", "is_enabled_for_insights", "is_shared_with_partners",
        "template_auto_archival_enabled", "disable_marketing_messages_on_cloud_api", "owner_business_info", "owner_business",
        "on_behalf_of_business_info", "health_status", "auth_international_rate_eligibility", "phone_numbers",
        "permitted_tasks",
    ];

    public static TheoryData<string> AllMembers => [.. StringMembers.Concat(OtherMembers).Select(row => row.Data)];

    [Fact]
    public void Every_member_is_read()
    {
        WhatsAppBusinessAccount account = AccountJson.Read("""
            {
              "id": "104996122399160",
              "name": "Lucky Shrub",
              "currency": "USD",
              "timezone_id": "43",
              "message_template_namespace": "58e6d318_b627",
              "country": "US",
              "primary_business_location": "DE",
              "primary_funding_id": "77",
              "purchase_order_number": "PO 12",
              "creation_time": 1604962813,
              "account_review_status": "APPROVED",
              "business_verification_status": "verified",
              "ownership_type": "SELF",
              "status": "ACTIVE",
              "whatsapp_business_manager_messaging_limit": "TIER_2K",
              "marketing_messages_onboarding_status": "ONBOARDED",
              "marketing_messages_lite_api_status": "ELIGIBLE",
              "is_enabled_for_insights": true,
              "is_shared_with_partners": false,
              "template_auto_archival_enabled": true,
              "disable_marketing_messages_on_cloud_api": false,
              "owner_business_info": {"id": "5", "name": "Owner"},
              "owner_business": {"id": "6", "name": "Node"},
              "on_behalf_of_business_info": {"name": "Other", "status": "APPROVED", "type": "SELF"},
              "health_status": {"can_send_message": "AVAILABLE", "entities": []},
              "auth_international_rate_eligibility": {"start_time": 1717200000, "exception_countries": []},
              "phone_numbers": {"data": [{"id": "8"}]},
              "permitted_tasks": ["MANAGE", "DEVELOP"]
            }
            """);

        Assert.Equal(
            new WhatsAppBusinessAccount
            {
                Id = "104996122399160",
                Name = "Lucky Shrub",
                Currency = "USD",
                TimezoneId = "43",
                MessageTemplateNamespace = "58e6d318_b627",
                Country = "US",
                PrimaryBusinessLocation = "DE",
                PrimaryFundingId = "77",
                PurchaseOrderNumber = "PO 12",
                CreationTime = new DateTimeOffset(2020, 11, 9, 23, 0, 13, TimeSpan.Zero),
                AccountReviewStatus = AccountReviewStatus.Approved,
                BusinessVerificationStatus = BusinessVerificationStatus.Verified,
                OwnershipType = OwnershipType.Self,
                Status = AccountStatus.Active,
                MessagingLimit = MessagingLimit.Tier2K,
                MarketingMessagesOnboardingStatus = "ONBOARDED",
                MarketingMessagesLiteApiStatus = "ELIGIBLE",
                IsEnabledForInsights = true,
                IsSharedWithPartners = false,
                TemplateAutoArchivalEnabled = true,
                DisableMarketingMessagesOnCloudApi = false,
                OwnerBusinessInfo = new() { Id = "5", Name = "Owner" },
                OwnerBusiness = new() { Id = "6", Name = "Node" },
                OnBehalfOfBusinessInfo = new() { Name = "Other", Status = "APPROVED", Type = "SELF" },
                HealthStatus = new() { CanSendMessage = "AVAILABLE" },
                AuthInternationalRateEligibility = new() { StartTime = DateTimeOffset.FromUnixTimeSeconds(1717200000) },
                PhoneNumbers = new() { Items = [new() { Id = "8" }] },
                PermittedTasks = ["MANAGE", "DEVELOP"],
            },
            account);
        Assert.Empty(account.AdditionalProperties);
    }

    [Theory]
    [InlineData("1906385232743451")]
    [InlineData("1234567890123456789")]
    [InlineData("12345678901234567890123456789012")]
    public void An_id_is_read_from_a_number_without_losing_a_digit(string digits)
    {
        Assert.Equal(digits, AccountJson.Read($$"""{"id":{{digits}}}""").Id.Value);
        Assert.Equal(digits, AccountJson.Read($$"""{"id":"{{digits}}"}""").Id.Value);
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("""{"name":"x"}""")]
    [InlineData("""{"id":null}""")]
    [InlineData("""{"id":""}""")]
    [InlineData("""{"id":"abc"}""")]
    [InlineData("""{"id":-5}""")]
    [InlineData("""{"id":1.5}""")]
    [InlineData("""{"id":1e3}""")]
    [InlineData("""{"id":true}""")]
    [InlineData("""{"id":["1"]}""")]
    [InlineData("""{"id":"1","id":{}}""")]
    [InlineData("""{"id":"123456789012345678901234567890123"}""")]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("\"5\"")]
    public void An_account_without_a_usable_id_is_refused(string json)
    {
        JsonException exception = Assert.Throws<JsonException>(() => AccountJson.Read(json));

        Assert.Contains("with a valid id", exception.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("timezone_id", "\"1\"", "1")]
    [InlineData("timezone_id", "1", "1")]
    [InlineData("timezone_id", "9007199254740993", "9007199254740993")]
    [InlineData("primary_funding_id", "9007199254740993", "9007199254740993")]
    public void Ids_beside_the_account_s_own_are_read_from_numbers_too(string name, string json, string expected)
    {
        WhatsAppBusinessAccount account = AccountJson.ReadMembers($"\"{name}\":{json}");

        Assert.Equal(expected, account.TimezoneId ?? account.PrimaryFundingId);
    }

    [Theory]
    [InlineData("1604962813")]
    [InlineData("1604962813.0")]
    [InlineData("1.604962813e9")]
    [InlineData("\"1604962813\"")]
    [InlineData("\"2020-11-09T23:00:13+0000\"")]
    [InlineData("\"2020-11-09T23:00:13+00:00\"")]
    [InlineData("\"2020-11-09T23:00:13Z\"")]
    [InlineData("\"2020-11-09T23:00:13\"")]
    [InlineData("\"2020-11-09T23:00:13.999Z\"")]
    [InlineData("\"2020-11-10T00:30:13+0130\"")]
    [InlineData("\"2020-11-09T15:00:13-0800\"")]
    [InlineData("\"2020\\u002D11-09T23:00:13+0000\"")]
    public void Creation_time_is_read_from_a_number_a_numeric_string_or_an_iso_date(string json)
    {
        DateTimeOffset? time = AccountJson.ReadMembers($"\"creation_time\":{json}").CreationTime;

        Assert.Equal(DateTimeOffset.FromUnixTimeSeconds(1604962813), time);
        Assert.Equal(TimeSpan.Zero, time!.Value.Offset);
    }

    [Fact]
    public void An_iso_date_without_a_time_is_its_midnight_in_utc() =>
        Assert.Equal(
            new DateTimeOffset(2020, 11, 9, 0, 0, 0, TimeSpan.Zero),
            AccountJson.ReadMembers("\"creation_time\":\"2020-11-09\"").CreationTime);

    [Theory]
    [InlineData("-62135596800", "0001-01-01")]
    [InlineData("0", "1970-01-01")]
    [InlineData("253402300799", "9999-12-31")]
    public void Every_time_that_dotnet_can_hold_is_read(string seconds, string day) =>
        Assert.Equal(
            day,
            AccountJson.ReadMembers($"\"creation_time\":{seconds}").CreationTime?.ToString("yyyy-MM-dd", null));

    [Theory]
    [InlineData("253402300800")]
    [InlineData("-62135596801")]
    [InlineData("-9223372036854775808")]
    [InlineData("99999999999999999999")]
    [InlineData("1604962813.5")]
    [InlineData("\"253402300800\"")]
    [InlineData("\"0001-01-01T00:00:00+0100\"")]
    [InlineData("\"9999-12-31T23:59:59-0100\"")]
    [InlineData("\"2020-13-01T00:00:00+0000\"")]
    [InlineData("\"yesterday\"")]
    [InlineData("\"\"")]
    [InlineData("true")]
    [InlineData("{}")]
    public void A_creation_time_that_is_no_time_is_kept_raw(string json) => AssertKeptRaw("creation_time", json);

    [Theory]
    [MemberData(nameof(StringMembers))]
    public void A_string_member_of_another_kind_is_null_and_kept_raw(string name)
    {
        foreach (string json in new[] { "5", "true", "[\"x\"]", "{\"a\":{\"b\":[1]}}" })
            AssertKeptRaw(name, json);
    }

    [Theory]
    [MemberData(nameof(OtherMembers))]
    public void Any_other_member_of_another_kind_is_null_and_kept_raw(string name)
    {
        string[] kinds = name.Contains("id", StringComparison.Ordinal) && !name.Contains(
            "bal",
            StringComparison.Ordinal)
            ? ["[true]"]
            : ["[true]", "\"x\""];
        foreach (string json in kinds)
            AssertKeptRaw(name, json);
    }

    [Theory]
    [InlineData("account_review_status", "\"\"")]
    [InlineData("business_verification_status", "\" \"")]
    [InlineData("ownership_type", "\"\\u0020\"")]
    [InlineData("is_enabled_for_insights", "\"true\"")]
    [InlineData("is_enabled_for_insights", "1")]
    [InlineData("permitted_tasks", "[\"MANAGE\",5]")]
    [InlineData("permitted_tasks", "\"MANAGE\"")]
    [InlineData("owner_business_info", "\"5\"")]
    [InlineData("phone_numbers", "[]")]
    [InlineData("phone_numbers", "{}")]
    [InlineData("phone_numbers", "{\"data\":{}}")]
    [InlineData("phone_numbers", "{\"data\":[{\"id\":\"1\"},{\"status\":\"CONNECTED\"}]}")]
    [InlineData("phone_numbers", "{\"data\":[{\"id\":\"1\"},[{\"id\":\"2\"}]],\"paging\":{}}")]
    public void What_a_member_cannot_hold_is_kept_raw(string name, string json) => AssertKeptRaw(name, json);

    [Theory]
    [MemberData(nameof(AllMembers))]
    public void Null_counts_as_absent(string name)
    {
        WhatsAppBusinessAccount account = AccountJson.ReadMembers($"\"{name}\":null");

        Assert.Equal(new WhatsAppBusinessAccount { Id = "1" }, account);
        Assert.Empty(account.AdditionalProperties);
    }

    [Fact]
    public void What_has_no_member_is_kept_in_additional_properties()
    {
        WhatsAppBusinessAccount account = AccountJson.ReadMembers(
            """ "analytics":{"data":[1,{"x":null}]}, "brand_new":"é", "nothing":null, "Name":"not the name" """);

        Assert.Equal(["analytics", "brand_new", "Name"], account.AdditionalProperties.Keys);
        Assert.Equal("""{"data":[1,{"x":null}]}""", account.AdditionalProperties["analytics"].GetRawText());
        Assert.Equal("é", account.AdditionalProperties["brand_new"].GetString());
        Assert.Null(account.Name);
    }

    [Fact]
    public void Names_and_values_may_be_escaped()
    {
        WhatsAppBusinessAccount account = AccountJson.ReadMembers(
            """ "n\u0061me":"a\/b\u00e9", "\u0073tatus":"\u0061ctive", "t\u0069mezone_id":"\u0031", "b\u0072and":1 """);

        Assert.Equal("a/bé", account.Name);
        Assert.Equal("ACTIVE", account.Status?.Value);
        Assert.Equal("1", account.TimezoneId);
        Assert.Equal(["brand"], account.AdditionalProperties.Keys);
    }

    [Fact]
    public void Of_duplicate_keys_the_last_one_wins()
    {
        Assert.Equal("2", AccountJson.Read("""{"id":"1","id":"2"}""").Id.Value);
        Assert.Equal("2", AccountJson.Read("""{"id":true,"id":"2"}""").Id.Value);
        Assert.Equal("b", AccountJson.ReadMembers(""" "name":"a","name":"b" """).Name);
        Assert.Equal(2, AccountJson.ReadMembers(""" "x":1,"x":2 """).AdditionalProperties["x"].GetInt32());
        Assert.Equal(
            new WhatsAppBusinessAccount { Id = "1", Name = "b" },
            AccountJson.ReadMembers(""" "name":5,"name":"b" """));
        Assert.Equal(
            new WhatsAppBusinessAccount { Id = "1" },
            AccountJson.ReadMembers(""" "name":"a","name":null,"x":1,"x":null """));

        WhatsAppBusinessAccount account = AccountJson.ReadMembers(""" "status":"ACTIVE","status":[1] """);
        Assert.Null(account.Status);
        Assert.Equal("[1]", account.AdditionalProperties["status"].GetRawText());
    }

    [Theory]
    [InlineData("\"name\":\"a\\uD83D\"", "\"name\":\"a\uFFFD\"")]
    [InlineData("\"name\":\"a\\uDC00b\\uD83D\\uD83D\\uDE00\"", "\"name\":\"a\uFFFDb\uFFFD\U0001F600\"")]
    [InlineData("\"currency\":\"\\uDC00\"", "\"currency\":\"\uFFFD\"")]
    [InlineData("\"creation_time\":\"\\uD800\"", "\"creation_time\":\"\uFFFD\"")]
    [InlineData("\"status\":\"\\uD800x\"", "\"status\":\"\uFFFDx\"")]
    [InlineData("\"\\uD800\":1", "\"\uFFFD\":1")]
    [InlineData("\"unknown\":\"\\uD800\"", "\"unknown\":\"\uFFFD\"")]
    [InlineData("\"unknown\":[{\"\\uD800\":1.50}]", "\"unknown\":[{\"\uFFFD\":1.50}]")]
    [InlineData("\"permitted_tasks\":[\"\\uD800\"]", "\"permitted_tasks\":[\"\uFFFD\"]")]
    [InlineData("\"owner_business\":{\"\\uD800\":1}", "\"owner_business\":{\"\uFFFD\":1}")]
    public void Half_a_surrogate_pair_becomes_a_replacement_character(string members, string expected) =>
        Assert.Equal(AccountJson.ReadMembers(expected), AccountJson.ReadMembers(members));

    [Theory]
    [InlineData("name")]
    [InlineData("timezone_id")]
    [InlineData("creation_time")]
    [InlineData("status")]
    [InlineData("unknown")]
    public void Invalid_utf8_becomes_a_replacement_character(string name)
    {
        byte[] json = [.. Encoding.UTF8.GetBytes($"{{\"id\":\"1\",\"{name}\":\""), 0xC3, 0x28, .. "\"}"u8];

        Assert.Equal(AccountJson.ReadMembers($"\"{name}\":\"\uFFFD(\""), AccountJson.Read(json));
    }

    [Theory]
    [InlineData("""{"id":"1" """)]
    [InlineData("""{"id":"1","name" """)]
    [InlineData("""{"id":"1","permitted_tasks":["a" """)]
    [InlineData("""{"id":"1","health_status":{"entities":[{"id" """)]
    [InlineData("""{"id":"1","unknown":{"a":[1,2 """)]
    [InlineData("""{"id":"1","owner_business":{"unknown":[1,2 """)]
    [InlineData("""{"id":"1",}""")]
    [InlineData("""{"id":01}""")]
    public void Malformed_json_is_a_json_exception_whether_more_may_come_or_not(string json)
    {
        Assert.ThrowsAny<JsonException>(() => AccountJson.Read(json));
        Assert.ThrowsAny<JsonException>(() =>
        {
            Utf8JsonReader reader = new(Encoding.UTF8.GetBytes(json), isFinalBlock: false, state: default);
            reader.Read();
            WhatsAppBusinessAccount.Read(ref reader);
        });
    }

    [Fact]
    public void The_reader_is_left_on_the_end_of_the_account()
    {
        Utf8JsonReader reader = new("""[{"id":1,"x":{}},{"id":2}]"""u8);
        reader.Read();
        reader.Read();

        Assert.Equal("1", WhatsAppBusinessAccount.Read(ref reader)!.Id.Value);
        Assert.Equal(JsonTokenType.EndObject, reader.TokenType);
        Assert.True(reader.Read());
        Assert.Equal("2", WhatsAppBusinessAccount.Read(ref reader)!.Id.Value);
        Assert.True(reader.Read());
        Assert.Equal(JsonTokenType.EndArray, reader.TokenType);
    }

    [Fact]
    public void Texts_that_come_again_and_again_are_shared()
    {
        WhatsAppBusinessAccount a = ReadOne();
        WhatsAppBusinessAccount b = ReadOne();

        Assert.Same(a.Currency, b.Currency);
        Assert.Same(a.Country, b.Country);
        Assert.Same(a.TimezoneId, b.TimezoneId);
        Assert.Same(a.Status!.Value.Value, b.Status!.Value.Value);
        Assert.Same(a.OwnershipType!.Value.Value, b.OwnershipType!.Value.Value);
        Assert.Same(a.MarketingMessagesLiteApiStatus, b.MarketingMessagesLiteApiStatus);
        Assert.Same(a.PermittedTasks![0], b.PermittedTasks![0]);

        static WhatsAppBusinessAccount ReadOne() => AccountJson.ReadMembers(
            """
            "currency":"BRL", "country":"BR", "timezone_id":25, "status":"active", "ownership_type":"AGENCY_OWNED",
            "marketing_messages_lite_api_status":"ONBOARDED", "permitted_tasks":["VIEW_COST"]
            """);
    }

    private static void AssertKeptRaw(string name, string json)
    {
        WhatsAppBusinessAccount account = AccountJson.ReadMembers(
            $"\"{name}\":{json},\"purchase_order_number\":\"after\"");

        if (name == "purchase_order_number")
            account = AccountJson.ReadMembers($"\"{name}\":{json}");
        else
            Assert.Equal("after", account.PurchaseOrderNumber);
        Assert.Equal([name], account.AdditionalProperties.Keys);
        Assert.Equal(json, account.AdditionalProperties[name].GetRawText());
        Assert.Equal(
            new WhatsAppBusinessAccount { Id = "1" },
            account with { AdditionalProperties = null!, PurchaseOrderNumber = null });
    }
}
