using System.Text.Json;

namespace WabaClient.Tests.Accounts;

public sealed class NestedReaderTests
{
    [Fact]
    public void Health_is_read_with_entities_information_and_errors()
    {
        WhatsAppBusinessAccount account = AccountJson.ReadMembers("""
            "health_status": {
              "can_send_message": "BLOCKED",
              "entities": [
                {"entity_type": "WABA", "id": "1", "can_send_message": "LIMITED", "additional_info": ["Not approved yet"]},
                {"entity_type": "BUSINESS", "id": 9007199254740993, "can_send_message": "BLOCKED", "can_receive_call_sip": "BLOCKED",
                 "errors": [{"error_code": 141010, "error_description": "No payment", "possible_solution": "Pay"},
                            {"error_code": "141011"}]}
              ]
            }
            """);

        Assert.Equal(
            new AccountHealth
            {
                CanSendMessage = "BLOCKED",
                Entities =
                [
                    new() { EntityType = "WABA", Id = "1", CanSendMessage = "LIMITED", AdditionalInfo = ["Not approved yet"] },
                    new()
                    {
                        EntityType = "BUSINESS",
                        Id = "9007199254740993",
                        CanSendMessage = "BLOCKED",
                        CanReceiveCallSip = "BLOCKED",
                        Errors =
                        [
                            new() { ErrorCode = 141010, ErrorDescription = "No payment", PossibleSolution = "Pay" },
                            new() { ErrorCode = 141011 },
                        ],
                    },
                ],
            },
            account.HealthStatus);
    }

    [Fact]
    public void What_nested_records_cannot_represent_is_kept_in_their_additional_properties_and_written_back()
    {
        const string Members = """
            "owner_business_info":{"id":"9","type":"SELF","name":["x"],"marketing_messages_onboarding_status":{"status":"NOT_STARTED"}},
            "owner_business":{"id":"9","verification_status":"verified"},
            "on_behalf_of_business_info":{"status":"APPROVED","since":1},
            "health_status":{"can_send_message":"LIMITED",
              "entities":[{"entity_type":"APP","additional_info":["a"],"errors":[{"error_code":1,"docs":"x","error_description":7}],"severity":"high"}],
              "checked_at":5},
            "auth_international_rate_eligibility":{"exception_countries":[{"country_code":"FR","x":[1]}],"start_time":{},"y":1.50}
            """;
        WhatsAppBusinessAccount account = AccountJson.ReadMembers(Members);

        Assert.Equal(
            ["name", "marketing_messages_onboarding_status"],
            account.OwnerBusinessInfo!.AdditionalProperties.Keys);
        Assert.Equal("verified", account.OwnerBusiness!.AdditionalProperties["verification_status"].GetString());
        Assert.Equal(["since"], account.OnBehalfOfBusinessInfo!.AdditionalProperties.Keys);
        Assert.Equal(["checked_at"], account.HealthStatus!.AdditionalProperties.Keys);
        Assert.Equal(["severity"], account.HealthStatus.Entities[0].AdditionalProperties.Keys);
        Assert.Equal(
            ["docs", "error_description"],
            account.HealthStatus.Entities[0].Errors[0].AdditionalProperties.Keys);
        Assert.Equal(["start_time", "y"], account.AuthInternationalRateEligibility!.AdditionalProperties.Keys);
        Assert.Equal(["x"], account.AuthInternationalRateEligibility.ExceptionCountries[0].AdditionalProperties.Keys);
        Assert.Empty(account.AdditionalProperties);
        Assert.True(
            JsonElement.DeepEquals(AccountJson.Element($$"""{"id":"1",{{Members}}}"""), AccountJson.Element(AccountJson.Write(account))));
    }

    [Theory]
    [InlineData("""{"entities":{}}""")]
    [InlineData("""{"entities":[5,{"id":"1"}]}""")]
    [InlineData("""{"entities":"none","can_send_message":"AVAILABLE"}""")]
    public void A_nested_list_of_another_kind_is_empty_and_kept_raw(string json)
    {
        AccountHealth health = AccountJson.ReadMembers($"\"health_status\":{json}").HealthStatus!;

        Assert.Empty(health.Entities);
        Assert.Equal(["entities"], health.AdditionalProperties.Keys);
        Assert.Equal(
            health,
            AccountJson.Read(AccountJson.Write(new() { Id = "1", HealthStatus = health })).HealthStatus);
    }

    [Fact]
    public void Nulls_in_nested_lists_are_skipped_and_integers_may_have_a_fraction_of_zero()
    {
        AccountHealth health = AccountJson.ReadMembers("""
            "health_status":{"can_send_message":null,"entities":[null,{"id":9007199254740993,
              "errors":[{"error_code":190.0},{"error_code":"190.0"},{"error_code":1.9E2},null]}]}
            """).HealthStatus!;

        Assert.Equal(
            new AccountHealth
            {
                Entities =
                [
                    new()
                    {
                        Id = "9007199254740993",
                        Errors = [new() { ErrorCode = 190 }, new() { ErrorCode = 190 }, new() { ErrorCode = 190 }],
                    },
                ],
            },
            health);
    }

    [Theory]
    [InlineData("1.5")]
    [InlineData("99999999999")]
    [InlineData("1e400")]
    [InlineData("\"many\"")]
    public void What_is_no_integer_is_kept_raw(string json)
    {
        AccountHealthError error = AccountJson
            .ReadMembers($$"""  "health_status":{"entities":[{"errors":[{"error_code":{{json}}}]}]} """)
            .HealthStatus!.Entities[0].Errors[0];

        Assert.Null(error.ErrorCode);
        Assert.Equal(json, error.AdditionalProperties["error_code"].GetRawText());
    }

    [Fact]
    public void Phone_numbers_are_read_with_every_member()
    {
        WhatsAppBusinessAccount account = AccountJson.ReadMembers("""
            "phone_numbers": {"data": [{
              "id": 106540352242922,
              "display_phone_number": "+1 631-555-5555",
              "verified_name": "Lucky Shrub",
              "status": "CONNECTED",
              "quality_rating": "GREEN",
              "country_code": "US",
              "country_dial_code": 1,
              "code_verification_status": "VERIFIED",
              "account_mode": "LIVE",
              "whatsapp_business_manager_messaging_limit": "tier_2k",
              "is_official_business_account": true,
              "platform_type": "CLOUD_API",
              "name_status": "APPROVED",
              "new_display_name": "Shrub",
              "new_name_status": "PENDING_REVIEW",
              "throughput": {"level": "STANDARD"},
              "last_onboarded_time": "2026-01-02T03:04:05+0000",
              "is_on_biz_app": false,
              "username": "shrub",
              "max_phone_numbers_per_business": 25,
              "health_status": {"can_send_message": "LIMITED", "entities": []},
              "webhook_configuration": {"application": "https:\/\/x"},
              "nothing": null
            }], "paging": {"cursors": {"before": "a", "after": "b"}}}
            """);

        WhatsAppBusinessPhoneNumber phone = Assert.Single(account.PhoneNumbers!.Items);
        Assert.Equal(["webhook_configuration"], phone.AdditionalProperties.Keys);
        Assert.Equal(
            new WhatsAppBusinessPhoneNumber
            {
                Id = "106540352242922",
                DisplayPhoneNumber = "+1 631-555-5555",
                VerifiedName = "Lucky Shrub",
                Status = "CONNECTED",
                QualityRating = "GREEN",
                CountryCode = "US",
                CountryDialCode = "1",
                CodeVerificationStatus = "VERIFIED",
                AccountMode = "LIVE",
                MessagingLimit = MessagingLimit.Tier2K,
                IsOfficialBusinessAccount = true,
                PlatformType = "CLOUD_API",
                NameStatus = "APPROVED",
                NewDisplayName = "Shrub",
                NewNameStatus = "PENDING_REVIEW",
                ThroughputLevel = "STANDARD",
                LastOnboardedTime = new DateTimeOffset(2026, 1, 2, 3, 4, 5, TimeSpan.Zero),
                IsOnBizApp = false,
                Username = "shrub",
                MaxPhoneNumbersPerBusiness = 25,
                HealthStatus = new() { CanSendMessage = "LIMITED" },
            },
            phone with { AdditionalProperties = null! });
        Assert.False(account.PhoneNumbers.HasMore);
    }

    [Theory]
    [InlineData("""{"data":[]}""", false)]
    [InlineData("""{"data":[],"paging":{}}""", false)]
    [InlineData("""{"data":[],"paging":null}""", false)]
    [InlineData("""{"data":[],"paging":[]}""", false)]
    [InlineData("""{"data":[],"paging":{"next":null,"cursors":{"after":"x"}}}""", false)]
    [InlineData("""{"data":[],"paging":{"cursors":{"after":"x"},"next":"https:\/\/graph.facebook.com\/"}}""", true)]
    [InlineData("""{"paging":{"next":"https:\/\/graph.facebook.com\/"},"summary":{},"data":[null]}""", true)]
    public void A_nested_list_has_more_when_there_is_a_next_page(string json, bool hasMore)
    {
        WhatsAppBusinessAccount account = AccountJson.ReadMembers($"\"phone_numbers\":{json}");

        Assert.Empty(account.PhoneNumbers!.Items);
        Assert.Equal(hasMore, account.PhoneNumbers.HasMore);
    }

    [Theory]
    [InlineData("""{"data":[],"paging":{"cursors":{"before":"x","after":"x"}}}""", null)]
    [InlineData("""{"data":[],"paging":{"cursors":{"before":"x","after":"y"},"next":"https:\/\/graph.facebook.com\/"}}""", "y")]
    [InlineData("""{"data":[],"paging":{"next":"https:\/\/graph.facebook.com\/?limit=1&after=y%3D"}}""", "y=")]
    [InlineData("""{"data":[],"paging":{"next":"https:\/\/graph.facebook.com\/"}}""", null)]
    public void A_nested_list_continues_at_its_cursor_and_has_none_without_a_next_page(string json, string? cursor)
    {
        GraphList<WhatsAppBusinessPhoneNumber> numbers =
            AccountJson.ReadMembers($"\"phone_numbers\":{json}").PhoneNumbers!;

        Assert.Equal(cursor, numbers.NextCursor);
        Assert.Equal(
            numbers,
            AccountJson.Read(AccountJson.Write(new() { Id = "1", PhoneNumbers = numbers })).PhoneNumbers);
        Assert.Null((numbers with { HasMore = false }).NextCursor);
        Assert.DoesNotContain("y", numbers.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_nested_list_is_written_with_its_cursor_and_without_the_address_of_the_next_page() =>
        Assert.Equal(
            """{"id":"1","phone_numbers":{"data":[],"paging":{"cursors":{"after":"y"},"next":""}}}""",
            AccountJson.Write(new() { Id = "1", PhoneNumbers = new() { HasMore = true, NextCursor = "y" } }));

    [Theory]
    [InlineData("throughput", "{}")]
    [InlineData("throughput", "{\"level\":5,\"x\":[1]}")]
    [InlineData("throughput", "\"STANDARD\"")]
    [InlineData("status", "5")]
    [InlineData("max_phone_numbers_per_business", "\"many\"")]
    [InlineData("whatsapp_business_manager_messaging_limit", "\"\"")]
    [InlineData("health_status", "\"AVAILABLE\"")]
    public void A_member_of_a_phone_number_of_another_kind_is_kept_raw(string name, string json)
    {
        WhatsAppBusinessPhoneNumber phone = AccountJson
            .ReadMembers($$"""  "phone_numbers":{"data":[{"{{name}}":{{json}},"id":"2"}]} """)
            .PhoneNumbers!.Items[0];

        Assert.Equal(json, phone.AdditionalProperties[name].GetRawText());
        Assert.Equal(new WhatsAppBusinessPhoneNumber { Id = "2" }, phone with { AdditionalProperties = null! });
    }
}
