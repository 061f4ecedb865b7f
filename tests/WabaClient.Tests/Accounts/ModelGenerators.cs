using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;

namespace WabaClient.Tests.Accounts;

/// <summary>Makes any account that a user can make, and any JSON that Graph might send.</summary>
internal static class ModelGenerators
{
    private static readonly string[] BooleanNames =
    [
        "is_enabled_for_insights", "is_shared_with_partners", "template_auto_archival_enabled",
        "disable_marketing_messages_on_cloud_api",
    ];

    private static readonly string[] OtherNames =
    [
        "name", "currency", "timezone_id", "message_template_namespace", "country", "primary_business_location",
        "primary_funding_id", "purchase_order_number", "creation_time", "account_review_status",
        "business_verification_status", "ownership_type", "status", "whatsapp_business_manager_messaging_limit",
        "marketing_messages_onboarding_status", "marketing_messages_lite_api_status", "owner_business_info", "owner_business",
        "on_behalf_of_business_info", "health_status", "auth_international_rate_eligibility", "phone_numbers",
        "permitted_tasks",
    ];

    private static readonly string[] NestedNames =
    [
        "id", "type", "can_send_message", "entities", "entity_type", "can_receive_call_sip", "additional_info", "errors",
        "error_code", "error_description", "possible_solution", "start_time", "exception_countries", "country_code", "data",
        "paging", "next", "throughput", "level", "last_onboarded_time", "max_phone_numbers_per_business", "is_on_biz_app",
    ];

    public static Gen<string> Text { get; } =
        Gen.Elements(
            "",
            "a",
            "Z",
            "é",
            "ß",
            "😀",
            "漢",
            "\"",
            "\\",
            "/",
            "\n",
            "\0",
            "\u2028",
            " ",
            "USD",
            "DE",
            "MANAGE",
            "7",
            "null")
            .ArrayOf()
            .Select(string.Concat);

    public static Gen<WhatsAppBusinessAccount> Account { get; } = MakeAccount();

    /// <summary>JSON objects whose names are mostly known ones and whose values are anything.</summary>
    public static Gen<string> AnyJsonObject { get; } = Gen.Sized(size => JsonObject(Math.Min(size / 10, 4)));

    private static Gen<string> Digits =>
        Gen.Choose(0, 9).NonEmptyListOf().Select(digits => string.Concat(digits.Take(32)));

    private static Gen<DateTimeOffset?> Time => Gen.OneOf(
        Gen.Constant<DateTimeOffset?>(null),
        Gen.Elements<DateTimeOffset?>(DateTimeOffset.MinValue, DateTimeOffset.MaxValue, DateTimeOffset.UnixEpoch),
        from seconds in Gen.Choose(int.MinValue, int.MaxValue)
        from milliseconds in Gen.Choose(0, 999)
        from hours in Gen.Choose(-12, 12)
        select (DateTimeOffset?)DateTimeOffset.FromUnixTimeMilliseconds((seconds * 1000L) + milliseconds).ToOffset(TimeSpan.FromHours(hours)));

    private static Gen<bool?> Boolean => Gen.Elements<bool?>(true, false, null);

    private static Gen<int?> Number =>
        Gen.OneOf(Gen.Constant<int?>(null), Gen.Choose(int.MinValue, int.MaxValue).Select(n => (int?)n));

    private static Gen<BusinessInfo> BusinessInfo =>
        from id in Text.OrNull()
        from name in Text.OrNull()
        from status in Text.OrNull()
        from type in Text.OrNull()
        from additional in AdditionalProperties()
        select new BusinessInfo { Id = id, Name = name, Status = status, Type = type, AdditionalProperties = additional };

    private static Gen<AccountHealth> Health =>
        from canSendMessage in Text.OrNull()
        from entities in HealthEntity.ArrayOf()
        from additional in AdditionalProperties("entities")
        select new AccountHealth
        {
            CanSendMessage = canSendMessage,
            Entities = additional.ContainsKey("entities") ? [] : entities,
            AdditionalProperties = additional,
        };

    private static Gen<AccountHealthEntity> HealthEntity =>
        from entityType in Text.OrNull()
        from id in Text.OrNull()
        from canSendMessage in Text.OrNull()
        from canReceiveCallSip in Text.OrNull()
        from additionalInfo in Text.ArrayOf()
        from errors in HealthError.ArrayOf()
        from additional in AdditionalProperties("additional_info", "errors")
        select new AccountHealthEntity
        {
            EntityType = entityType,
            Id = id,
            CanSendMessage = canSendMessage,
            CanReceiveCallSip = canReceiveCallSip,
            AdditionalInfo = additional.ContainsKey("additional_info") ? [] : additionalInfo,
            Errors = additional.ContainsKey("errors") ? [] : errors,
            AdditionalProperties = additional,
        };

    private static Gen<AccountHealthError> HealthError =>
        from errorCode in Number
        from errorDescription in Text.OrNull()
        from possibleSolution in Text.OrNull()
        from additional in AdditionalProperties()
        select new AccountHealthError
        {
            ErrorCode = errorCode,
            ErrorDescription = errorDescription,
            PossibleSolution = possibleSolution,
            AdditionalProperties = additional,
        };

    private static Gen<AuthInternationalRateEligibility> Rates =>
        from startTime in Time
        from countries in (
            from countryCode in Text.OrNull()
            from countryStart in Time
            from countryAdditional in AdditionalProperties()
            select new InternationalRateExceptionCountry
            {
                CountryCode = countryCode,
                StartTime = countryStart,
                AdditionalProperties = countryAdditional,
            }).ArrayOf()
        from additional in AdditionalProperties("exception_countries")
        select new AuthInternationalRateEligibility
        {
            StartTime = startTime,
            ExceptionCountries = additional.ContainsKey("exception_countries") ? [] : countries,
            AdditionalProperties = additional,
        };

    private static Gen<WhatsAppBusinessPhoneNumber> PhoneNumber =>
        from id in Text.Where(text => text.Length > 0)
        from texts in Text.OrNull().ArrayOf(15)
        from limit in OpenText("TIER_2K", "untiered")
        from flags in Boolean.Two()
        from lastOnboardedTime in Time
        from max in Number
        from health in Health.OrNull()
        from additional in AdditionalProperties("throughput", "status")
        select new WhatsAppBusinessPhoneNumber
        {
            Id = id,
            DisplayPhoneNumber = texts[0],
            VerifiedName = texts[1],
            Status = texts[2],
            QualityRating = texts[3],
            CountryCode = texts[4],
            CountryDialCode = texts[5],
            CodeVerificationStatus = texts[6],
            AccountMode = texts[7],
            PlatformType = texts[8],
            NameStatus = texts[9],
            NewDisplayName = texts[10],
            NewNameStatus = texts[11],
            ThroughputLevel = texts[12],
            Username = texts[13],
            MessagingLimit = limit is null ? default(MessagingLimit?) : limit,
            IsOfficialBusinessAccount = flags.Item1,
            IsOnBizApp = flags.Item2,
            LastOnboardedTime = lastOnboardedTime,
            MaxPhoneNumbersPerBusiness = max,
            HealthStatus = health,
            AdditionalProperties = additional
                .Where(property => property.Key != (texts[12] is null ? "" : "throughput") && property.Key != (texts[2] is null ? "" : "status"))
                .ToDictionary(),
        };

    private static Gen<GraphList<WhatsAppBusinessPhoneNumber>> PhoneNumbers =>
        from items in PhoneNumber.ArrayOf()
        from hasMore in Gen.Elements(true, false)
        from cursor in Text.Where(text => text.Length > 0).OrNull()
        select new GraphList<WhatsAppBusinessPhoneNumber> { Items = items, HasMore = hasMore, NextCursor = cursor };

    private static Gen<string?> OpenText(params string[] known) => Gen.Frequency(
        (1, Gen.Constant<string?>(null)),
        (2, Gen.Elements(known).Select(value => (string?)value)),
        (1, Text.Where(text => !string.IsNullOrWhiteSpace(text)).Select(text => (string?)text)));

    private static Gen<WhatsAppBusinessAccount> MakeAccount()
    {
        Gen<Func<WhatsAppBusinessAccount, WhatsAppBusinessAccount>>[] changes =
        [
            Set(Text, (account, value) => account with { Name = value }),
            Set(Text, (account, value) => account with { Currency = value }),
            Set(Text, (account, value) => account with { TimezoneId = value }),
            Set(Text, (account, value) => account with { MessageTemplateNamespace = value }),
            Set(Text, (account, value) => account with { Country = value }),
            Set(Text, (account, value) => account with { PrimaryBusinessLocation = value }),
            Set(Text, (account, value) => account with { PrimaryFundingId = value }),
            Set(Text, (account, value) => account with { PurchaseOrderNumber = value }),
            Set(Time, (account, value) => account with { CreationTime = value }),
            Set(
                OpenText("approved", "PENDING"),
                (account, value) => value is null ? account : account with { AccountReviewStatus = value }),
            Set(
                OpenText("verified", "PENDING"),
                (account, value) => value is null ? account : account with { BusinessVerificationStatus = value }),
            Set(
                OpenText("self", "CLIENT_OWNED"),
                (account, value) => value is null ? account : account with { OwnershipType = value }),
            Set(
                OpenText("ACTIVE", "Disabled"),
                (account, value) => value is null ? account : account with { Status = value }),
            Set(
                OpenText("TIER_2K", "untiered"),
                (account, value) => value is null ? account : account with { MessagingLimit = value }),
            Set(Text, (account, value) => account with { MarketingMessagesOnboardingStatus = value }),
            Set(Text, (account, value) => account with { MarketingMessagesLiteApiStatus = value }),
            Set(Text, (account, value) => account with { MarketingMessagesMaxPriceEnrollStatus = value }),
            Set(Boolean, (account, value) => account with { IsEnabledForInsights = value }),
            Set(Boolean, (account, value) => account with { IsSharedWithPartners = value }),
            Set(Boolean, (account, value) => account with { TemplateAutoArchivalEnabled = value }),
            Set(Boolean, (account, value) => account with { DisableMarketingMessagesOnCloudApi = value }),
            Set(BusinessInfo, (account, value) => account with { OwnerBusinessInfo = value }),
            Set(BusinessInfo, (account, value) => account with { OwnerBusiness = value }),
            Set(BusinessInfo, (account, value) => account with { OnBehalfOfBusinessInfo = value }),
            Set(Health, (account, value) => account with { HealthStatus = value }),
            Set(Rates, (account, value) => account with { AuthInternationalRateEligibility = value }),
            Set(PhoneNumbers, (account, value) => account with { PhoneNumbers = value }),
            Set(Text.ArrayOf(), (account, value) => account with { PermittedTasks = value }),
        ];

        Gen<WhatsAppBusinessAccount> accounts =
            from id in Digits
            from chosen in Gen.SubListOf(changes)
            from sets in Gen.CollectToList(chosen)
            from additional in AdditionalProperties([.. OtherNames, .. BooleanNames])
            let account = sets.Aggregate(new WhatsAppBusinessAccount { Id = id }, (made, set) => set(made))
            select account with { AdditionalProperties = WithoutWritten(account, additional) };
        return accounts.Resize(8);

        static Gen<Func<WhatsAppBusinessAccount, WhatsAppBusinessAccount>> Set<T>(
            Gen<T> values,
            Func<WhatsAppBusinessAccount, T, WhatsAppBusinessAccount> set) =>
            values.Select<T, Func<WhatsAppBusinessAccount, WhatsAppBusinessAccount>>(
                value => account => set(account, value));
    }

    /// <summary>Unknown names with any value, and some of these names with a value that their member cannot hold.</summary>
    private static Gen<Dictionary<string, JsonElement>> AdditionalProperties(params string[] knownNames)
    {
        Gen<KeyValuePair<string, JsonElement>> known =
            from name in Gen.Elements(knownNames.DefaultIfEmpty("x").ToArray())
            from json in Gen.Elements(
                "[true]", "[[]]", "[{\"id\":\"1\"},1]", BooleanNames.Contains(name) ? "\"true\"" : "false")
            select KeyValuePair.Create(name, AccountJson.Element(json));
        Gen<KeyValuePair<string, JsonElement>> unknown =
            from name in Text.Select(text => "x" + text)
            from json in Json(2)
            select KeyValuePair.Create(name, AccountJson.Element(json));
        return Gen.Frequency((1, known), (1, unknown))
            .ListOf()
            .Select(pairs => pairs.DistinctBy(pair => pair.Key).ToDictionary());
    }

    private static Dictionary<string, JsonElement> WithoutWritten(WhatsAppBusinessAccount account, Dictionary<string, JsonElement> additional)
    {
        JsonElement written = AccountJson.Element(AccountJson.Write(account));
        return additional.Where(property => !written.TryGetProperty(property.Key, out _)).ToDictionary();
    }

    private static Gen<string> Json(int depth)
    {
        Gen<string> scalar = Gen.OneOf(
            Gen.Elements(
                "null", "true", "false", "0", "-1", "1.5", "1e400", "12345678901234567890123456789012", "1604962813"),
            Gen.Elements("\"\"", "\"2026-01-02T03:04:05+0000\"", "\"1604962813\"", "\"ACTIVE\"", "\"\\u0031\""),
            Text.Select(text => $"\"{JsonEncodedText.Encode(text)}\""));
        return depth == 0
            ? scalar
            : Gen.Frequency(
                (3, scalar),
                (1, Json(depth - 1).ArrayOf().Select(items => $"[{string.Join(',', items)}]")),
                (2, JsonObject(depth - 1)));
    }

    private static Gen<string> JsonObject(int depth)
    {
        Gen<string> names = Gen.Frequency(
            (6, Gen.Elements([.. OtherNames, .. BooleanNames, .. NestedNames])),
            (1, Text.Select(text => JsonEncodedText.Encode(text).ToString())));
        Gen<string> property =
            from name in names
            from value in Json(depth)
            select $"\"{name}\":{value}";
        return property.ListOf().Resize(6).Select(properties => $"{{{string.Join(',', properties)}}}");
    }
}
