using System.Text.Json;

namespace WabaClient;

/// <summary>Reads accounts straight from Graph's UTF-8.</summary>
internal static class AccountReader
{
    private static readonly SharedStrings Names = new(
    [
        "id",
        "name",
        "currency",
        "timezone_id",
        "message_template_namespace",
        "country",
        "primary_business_location",
        "primary_funding_id",
        "purchase_order_number",
        "creation_time",
        "account_review_status",
        "business_verification_status",
        "ownership_type",
        "status",
        "whatsapp_business_manager_messaging_limit",
        "marketing_messages_onboarding_status",
        "marketing_messages_lite_api_status",
        "is_enabled_for_insights",
        "is_shared_with_partners",
        "template_auto_archival_enabled",
        "disable_marketing_messages_on_cloud_api",
        "owner_business_info",
        "owner_business",
        "on_behalf_of_business_info",
        "health_status",
        "auth_international_rate_eligibility",
        "phone_numbers",
        "permitted_tasks",
    ]);

    /// <summary>Reads an account; the reader starts on its first token, ends on its last, and holds all of it in one span.</summary>
    /// <exception cref="JsonException">The JSON is malformed, or the account has no usable id.</exception>
    public static WhatsAppBusinessAccount Read(ref Utf8JsonReader reader)
    {
        if (reader.TokenType != JsonTokenType.StartObject)
            throw new JsonException("Graph sent an account that is not a JSON object, so without a usable id.");

        string? id = null;
        string? name = null;
        string? currency = null;
        string? timezoneId = null;
        string? messageTemplateNamespace = null;
        string? country = null;
        string? primaryBusinessLocation = null;
        string? primaryFundingId = null;
        string? purchaseOrderNumber = null;
        DateTimeOffset? creationTime = null;
        string? accountReviewStatus = null;
        string? businessVerificationStatus = null;
        string? ownershipType = null;
        string? status = null;
        string? messagingLimit = null;
        string? marketingMessagesOnboardingStatus = null;
        string? marketingMessagesLiteApiStatus = null;
        bool? isEnabledForInsights = null;
        bool? isSharedWithPartners = null;
        bool? templateAutoArchivalEnabled = null;
        bool? disableMarketingMessagesOnCloudApi = null;
        BusinessInfo? ownerBusinessInfo = null;
        BusinessInfo? ownerBusiness = null;
        BusinessInfo? onBehalfOfBusinessInfo = null;
        AccountHealth? healthStatus = null;
        AuthInternationalRateEligibility? authInternationalRateEligibility = null;
        GraphList<WhatsAppBusinessPhoneNumber>? phoneNumbers = null;
        IReadOnlyList<string>? permittedTasks = null;
        Dictionary<string, JsonElement>? additional = null;

        while (TolerantJson.ReadProperty(ref reader))
        {
            string property = Names.Find(in reader) ?? TolerantJson.GetString(ref reader);
            TolerantJson.Advance(ref reader);
            bool understood = property switch
            {
                "id" => TolerantJson.TryText(ref reader, null, out id),
                "name" => TolerantJson.TryString(ref reader, out name),
                "currency" => TolerantJson.TryString(ref reader, Vocabulary.All, out currency),
                "timezone_id" => TolerantJson.TryText(ref reader, Vocabulary.All, out timezoneId),
                "message_template_namespace" => TolerantJson.TryString(ref reader, out messageTemplateNamespace),
                "country" => TolerantJson.TryString(ref reader, Vocabulary.All, out country),
                "primary_business_location" => TolerantJson.TryString(ref reader, Vocabulary.All, out primaryBusinessLocation),
                "primary_funding_id" => TolerantJson.TryText(ref reader, null, out primaryFundingId),
                "purchase_order_number" => TolerantJson.TryString(ref reader, out purchaseOrderNumber),
                "creation_time" => TolerantJson.TryTime(ref reader, out creationTime),
                "account_review_status" => TolerantJson.TryOpenValue(ref reader, AccountReviewStatus.Known, out accountReviewStatus),
                "business_verification_status" => TolerantJson.TryOpenValue(ref reader, BusinessVerificationStatus.Known, out businessVerificationStatus),
                "ownership_type" => TolerantJson.TryOpenValue(ref reader, OwnershipType.Known, out ownershipType),
                "status" => TolerantJson.TryOpenValue(ref reader, AccountStatus.Known, out status),
                "whatsapp_business_manager_messaging_limit" => TolerantJson.TryOpenValue(ref reader, MessagingLimit.Known, out messagingLimit),
                "marketing_messages_onboarding_status" => TolerantJson.TryString(ref reader, Vocabulary.All, out marketingMessagesOnboardingStatus),
                "marketing_messages_lite_api_status" => TolerantJson.TryString(ref reader, Vocabulary.All, out marketingMessagesLiteApiStatus),
                "is_enabled_for_insights" => TolerantJson.TryBoolean(ref reader, out isEnabledForInsights),
                "is_shared_with_partners" => TolerantJson.TryBoolean(ref reader, out isSharedWithPartners),
                "template_auto_archival_enabled" => TolerantJson.TryBoolean(ref reader, out templateAutoArchivalEnabled),
                "disable_marketing_messages_on_cloud_api" => TolerantJson.TryBoolean(ref reader, out disableMarketingMessagesOnCloudApi),
                "owner_business_info" => BusinessInfoJson.TryRead(ref reader, out ownerBusinessInfo),
                "owner_business" => BusinessInfoJson.TryRead(ref reader, out ownerBusiness),
                "on_behalf_of_business_info" => BusinessInfoJson.TryRead(ref reader, out onBehalfOfBusinessInfo),
                "health_status" => AccountHealthJson.TryRead(ref reader, out healthStatus),
                "auth_international_rate_eligibility" => InternationalRateJson.TryRead(ref reader, out authInternationalRateEligibility),
                "phone_numbers" => PhoneNumberJson.TryReadList(ref reader, out phoneNumbers),
                "permitted_tasks" => TolerantJson.TryStrings(ref reader, Vocabulary.All, out permittedTasks),
                _ => reader.TokenType == JsonTokenType.Null,
            };
            AdditionalPropertyBag.Settle(ref additional, property, understood, ref reader);
        }

        if (!WabaId.TryParse(id, null, out WabaId accountId))
            throw new JsonException("Graph sent an account without a usable id, which is 1 to 32 digits.");

        return new WhatsAppBusinessAccount
        {
            Id = accountId,
            Name = name,
            Currency = currency,
            TimezoneId = timezoneId,
            MessageTemplateNamespace = messageTemplateNamespace,
            Country = country,
            PrimaryBusinessLocation = primaryBusinessLocation,
            PrimaryFundingId = primaryFundingId,
            PurchaseOrderNumber = purchaseOrderNumber,
            CreationTime = creationTime,
            AccountReviewStatus = AccountReviewStatus.FromStored(accountReviewStatus),
            BusinessVerificationStatus = BusinessVerificationStatus.FromStored(businessVerificationStatus),
            OwnershipType = OwnershipType.FromStored(ownershipType),
            Status = AccountStatus.FromStored(status),
            MessagingLimit = MessagingLimit.FromStored(messagingLimit),
            MarketingMessagesOnboardingStatus = marketingMessagesOnboardingStatus,
            MarketingMessagesLiteApiStatus = marketingMessagesLiteApiStatus,
            IsEnabledForInsights = isEnabledForInsights,
            IsSharedWithPartners = isSharedWithPartners,
            TemplateAutoArchivalEnabled = templateAutoArchivalEnabled,
            DisableMarketingMessagesOnCloudApi = disableMarketingMessagesOnCloudApi,
            OwnerBusinessInfo = ownerBusinessInfo,
            OwnerBusiness = ownerBusiness,
            OnBehalfOfBusinessInfo = onBehalfOfBusinessInfo,
            HealthStatus = healthStatus,
            AuthInternationalRateEligibility = authInternationalRateEligibility,
            PhoneNumbers = phoneNumbers,
            PermittedTasks = permittedTasks,
            AdditionalProperties = additional ?? AdditionalPropertyBag.Empty,
        };
    }
}
