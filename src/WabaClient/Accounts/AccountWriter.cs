using System.Text.Json;

namespace WabaClient;

/// <summary>
/// Writes accounts in Graph's own shape, so that <see cref="WhatsAppBusinessAccount"/> reads an equal account.
/// </summary>
internal static class AccountWriter
{
    public static void Write(Utf8JsonWriter writer, WhatsAppBusinessAccount account)
    {
        ModelWriter model = new(writer, account.AdditionalProperties);
        model.Write("id", account.Id.Value);
        model.Write("name", account.Name);
        model.Write("currency", account.Currency);
        model.Write("timezone_id", account.TimezoneId);
        model.Write("message_template_namespace", account.MessageTemplateNamespace);
        model.Write("country", account.Country);
        model.Write("primary_business_location", account.PrimaryBusinessLocation);
        model.Write("primary_funding_id", account.PrimaryFundingId);
        model.Write("purchase_order_number", account.PurchaseOrderNumber);
        model.Write("creation_time", account.CreationTime);
        model.Write("account_review_status", account.AccountReviewStatus?.Value);
        model.Write("business_verification_status", account.BusinessVerificationStatus?.Value);
        model.Write("ownership_type", account.OwnershipType?.Value);
        model.Write("status", account.Status?.Value);
        model.Write("whatsapp_business_manager_messaging_limit", account.MessagingLimit?.Value);
        model.Write("marketing_messages_onboarding_status", account.MarketingMessagesOnboardingStatus);
        model.Write("marketing_messages_lite_api_status", account.MarketingMessagesLiteApiStatus);
        model.Write(
            "whatsapp_manager_marketing_messages_max_price_enroll_status",
            account.MarketingMessagesMaxPriceEnrollStatus);
        model.Write("is_enabled_for_insights", account.IsEnabledForInsights);
        model.Write("is_shared_with_partners", account.IsSharedWithPartners);
        model.Write("template_auto_archival_enabled", account.TemplateAutoArchivalEnabled);
        model.Write("disable_marketing_messages_on_cloud_api", account.DisableMarketingMessagesOnCloudApi);
        model.Write("owner_business_info", account.OwnerBusinessInfo, BusinessInfoJson.Write);
        model.Write("owner_business", account.OwnerBusiness, BusinessInfoJson.Write);
        model.Write("on_behalf_of_business_info", account.OnBehalfOfBusinessInfo, BusinessInfoJson.Write);
        model.Write("health_status", account.HealthStatus, AccountHealthJson.Write);
        model.Write(
            "auth_international_rate_eligibility",
            account.AuthInternationalRateEligibility,
            InternationalRateJson.Write);
        model.Write(
            "phone_numbers",
            account.PhoneNumbers,
            static (writer, list) => GraphListJson.Write(writer, list, PhoneNumberJson.Write));
        model.Write("permitted_tasks", account.PermittedTasks);
        model.End();
    }
}
