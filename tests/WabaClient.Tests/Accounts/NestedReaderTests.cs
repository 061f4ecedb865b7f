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
                 "errors": [{"error_code": 141010, "error_description": "No payment", "possible_solution": "Pay", "new": 1},
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
    public void Inside_nested_objects_what_is_unexpected_is_dropped_and_the_rest_is_kept()
    {
        WhatsAppBusinessAccount account = AccountJson.ReadMembers("""
            "owner_business_info": {"id": 9007199254740993, "name": ["x"], "new": {"a": [1]}, "status": null, "type": "SELF"},
            "health_status": {"can_send_message": 1, "new": [{}], "entities": [null,
                {"id": true, "additional_info": [1], "errors": [null, {"error_code": 1.5}, {"error_code": 99999999999}], "entity_type": "APP"}]},
            "auth_international_rate_eligibility": {"start_time": {}, "exception_countries": [null, {"country_code": "FR", "start_time": "2024-07-01T00:00:00+0000", "x": [1]}]}
            """);

        Assert.Equal(new BusinessInfo { Id = "9007199254740993", Type = "SELF" }, account.OwnerBusinessInfo);
        Assert.Equal(
            new AccountHealth { Entities = [new() { EntityType = "APP", Errors = [new(), new()] }] },
            account.HealthStatus);
        Assert.Equal(
            new AuthInternationalRateEligibility
            {
                ExceptionCountries = [new() { CountryCode = "FR", StartTime = new(2024, 7, 1, 0, 0, 0, TimeSpan.Zero) }],
            },
            account.AuthInternationalRateEligibility);
        Assert.Empty(account.AdditionalProperties);
    }

    [Fact]
    public void Nested_lists_of_another_kind_are_empty()
    {
        WhatsAppBusinessAccount account = AccountJson.ReadMembers(
            """ "health_status":{"entities":{}}, "auth_international_rate_eligibility":{"exception_countries":"DE"} """);

        Assert.Empty(account.HealthStatus!.Entities);
        Assert.Empty(account.AuthInternationalRateEligibility!.ExceptionCountries);
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
              "messaging_limit_tier": "tier_1k",
              "whatsapp_business_manager_messaging_limit": "TIER_2K",
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
                MessagingLimitTier = MessagingLimit.Tier1K,
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
    [InlineData("throughput", "{}")]
    [InlineData("throughput", "{\"level\":5,\"x\":[1]}")]
    [InlineData("throughput", "\"STANDARD\"")]
    [InlineData("status", "5")]
    [InlineData("max_phone_numbers_per_business", "\"many\"")]
    [InlineData("messaging_limit_tier", "\"\"")]
    public void A_member_of_a_phone_number_of_another_kind_is_kept_raw(string name, string json)
    {
        WhatsAppBusinessPhoneNumber phone = AccountJson
            .ReadMembers($$"""  "phone_numbers":{"data":[{"{{name}}":{{json}},"id":"2"}]} """)
            .PhoneNumbers!.Items[0];

        Assert.Equal(json, phone.AdditionalProperties[name].GetRawText());
        Assert.Equal(new WhatsAppBusinessPhoneNumber { Id = "2" }, phone with { AdditionalProperties = null! });
    }
}
