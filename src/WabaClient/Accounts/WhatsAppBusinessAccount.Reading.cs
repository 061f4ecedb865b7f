using System.Diagnostics.CodeAnalysis;
using System.Text.Json;

namespace WabaClient;

/// <content>Reading an account from Graph's JSON.</content>
public sealed partial record WhatsAppBusinessAccount
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
        "whatsapp_manager_marketing_messages_max_price_enroll_status",
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

    /// <summary>Initializes a new instance from JSON that is contiguous in memory.</summary>
    /// <remarks>
    /// A constructor can set members in the order in which they are read. Reading all values before setting them would
    /// write two dozen nulls into every account, which takes as long as the reading itself.
    /// </remarks>
    /// <exception cref="JsonException">The JSON is malformed.</exception>
    [SetsRequiredMembers]
    private WhatsAppBusinessAccount(ref Utf8JsonReader reader)
    {
        string? id = null;
        AdditionalPropertyBag? additional = null;
        while (TolerantJson.ReadProperty(ref reader, Names, out string property))
        {
            bool understood;
            string? text;
            bool? flag;
            BusinessInfo? business;
            switch (property)
            {
                case "id":
                    understood = TolerantJson.TryText(ref reader, null, out id);
                    break;
                case "name":
                    understood = TolerantJson.TryString(ref reader, out text);
                    Name = text;
                    break;
                case "currency":
                    understood = TolerantJson.TryString(ref reader, Vocabulary.All, out text);
                    Currency = text;
                    break;
                case "timezone_id":
                    understood = TolerantJson.TryText(ref reader, Vocabulary.All, out text);
                    TimezoneId = text;
                    break;
                case "message_template_namespace":
                    understood = TolerantJson.TryString(ref reader, out text);
                    MessageTemplateNamespace = text;
                    break;
                case "country":
                    understood = TolerantJson.TryString(ref reader, Vocabulary.All, out text);
                    Country = text;
                    break;
                case "primary_business_location":
                    understood = TolerantJson.TryString(ref reader, Vocabulary.All, out text);
                    PrimaryBusinessLocation = text;
                    break;
                case "primary_funding_id":
                    understood = TolerantJson.TryText(ref reader, null, out text);
                    PrimaryFundingId = text;
                    break;
                case "purchase_order_number":
                    understood = TolerantJson.TryString(ref reader, out text);
                    PurchaseOrderNumber = text;
                    break;
                case "creation_time":
                    understood = TolerantJson.TryTime(ref reader, out DateTimeOffset? time);
                    CreationTime = time;
                    break;
                case "account_review_status":
                    understood = TolerantJson.TryOpenValue(ref reader, WabaClient.AccountReviewStatus.Known, out text);
                    DetailsFor(text)?.AccountReviewStatus = text;
                    break;
                case "business_verification_status":
                    understood = TolerantJson.TryOpenValue(
                        ref reader,
                        WabaClient.BusinessVerificationStatus.Known,
                        out text);
                    DetailsFor(text)?.BusinessVerificationStatus = text;
                    break;
                case "ownership_type":
                    understood = TolerantJson.TryOpenValue(ref reader, WabaClient.OwnershipType.Known, out text);
                    DetailsFor(text)?.OwnershipType = text;
                    break;
                case "status":
                    understood = TolerantJson.TryOpenValue(ref reader, AccountStatus.Known, out text);
                    DetailsFor(text)?.Status = text;
                    break;
                case "whatsapp_business_manager_messaging_limit":
                    understood = TolerantJson.TryOpenValue(ref reader, WabaClient.MessagingLimit.Known, out text);
                    DetailsFor(text)?.MessagingLimit = text;
                    break;
                case "marketing_messages_onboarding_status":
                    understood = TolerantJson.TryString(ref reader, Vocabulary.All, out text);
                    MarketingMessagesOnboardingStatus = text;
                    break;
                case "marketing_messages_lite_api_status":
                    understood = TolerantJson.TryString(ref reader, Vocabulary.All, out text);
                    MarketingMessagesLiteApiStatus = text;
                    break;
                case "whatsapp_manager_marketing_messages_max_price_enroll_status":
                    understood = TolerantJson.TryString(ref reader, Vocabulary.All, out text);
                    MarketingMessagesMaxPriceEnrollStatus = text;
                    break;
                case "is_enabled_for_insights":
                    understood = TolerantJson.TryBoolean(ref reader, out flag);
                    IsEnabledForInsights = flag;
                    break;
                case "is_shared_with_partners":
                    understood = TolerantJson.TryBoolean(ref reader, out flag);
                    IsSharedWithPartners = flag;
                    break;
                case "template_auto_archival_enabled":
                    understood = TolerantJson.TryBoolean(ref reader, out flag);
                    TemplateAutoArchivalEnabled = flag;
                    break;
                case "disable_marketing_messages_on_cloud_api":
                    understood = TolerantJson.TryBoolean(ref reader, out flag);
                    DisableMarketingMessagesOnCloudApi = flag;
                    break;
                case "owner_business_info":
                    understood = BusinessInfoJson.TryRead(ref reader, out business);
                    OwnerBusinessInfo = business;
                    break;
                case "owner_business":
                    understood = BusinessInfoJson.TryRead(ref reader, out business);
                    OwnerBusiness = business;
                    break;
                case "on_behalf_of_business_info":
                    understood = BusinessInfoJson.TryRead(ref reader, out business);
                    OnBehalfOfBusinessInfo = business;
                    break;
                case "health_status":
                    understood = AccountHealthJson.TryRead(ref reader, out AccountHealth? health);
                    HealthStatus = health;
                    break;
                case "auth_international_rate_eligibility":
                    understood = InternationalRateJson.TryRead(ref reader, out AuthInternationalRateEligibility? rate);
                    AuthInternationalRateEligibility = rate;
                    break;
                case "phone_numbers":
                    understood = GraphListJson.TryRead(ref reader, PhoneNumberJson.Read, out var numbers);
                    PhoneNumbers = numbers;
                    break;
                case "permitted_tasks":
                    understood = TolerantJson.TryStrings(ref reader, Vocabulary.All, out IReadOnlyList<string>? tasks);
                    PermittedTasks = tasks;
                    break;
                default:
                    understood = reader.TokenType == JsonTokenType.Null;
                    break;
            }

            AdditionalPropertyBag.Settle(ref additional, property, understood, ref reader);
        }

        // Without a usable id, the id stays default, and Read returns null.
        if (WabaId.TryParse(id, null, out WabaId accountId))
            Id = accountId;
        if (additional is not null)
            AdditionalProperties = additional;
    }

    /// <summary>
    /// Reads the account at the start of which the reader is positioned. The whole account must be in one span.
    /// </summary>
    /// <returns>The account; null if it has no usable id.</returns>
    /// <exception cref="JsonException">The JSON is malformed.</exception>
    internal static WhatsAppBusinessAccount? Read(ref Utf8JsonReader reader)
    {
        WhatsAppBusinessAccount account = new(ref reader);
        return account.Id == default ? null : account;
    }
}
