using System.Text.Json;
using System.Text.Json.Serialization;

namespace WabaClient.Benchmarks.Contenders;

/// <summary>
/// The class of the floor, of Refit and of RestSharp: every property of <see cref="WhatsAppBusinessAccount"/>, settable, so
/// that the generated code boxes nothing. Nested objects do not occur in the pages; the library's own stand for them.
/// </summary>
internal sealed class SettableAccount
{
    public string Id { get; set; } = "";

    public string? Name { get; set; }

    public string? Currency { get; set; }

    public string? TimezoneId { get; set; }

    public string? MessageTemplateNamespace { get; set; }

    public string? Country { get; set; }

    public string? PrimaryBusinessLocation { get; set; }

    public string? PrimaryFundingId { get; set; }

    public string? PurchaseOrderNumber { get; set; }

    public long? CreationTime { get; set; }

    public string? AccountReviewStatus { get; set; }

    public string? BusinessVerificationStatus { get; set; }

    public string? OwnershipType { get; set; }

    public string? Status { get; set; }

    [JsonPropertyName("whatsapp_business_manager_messaging_limit")]
    public string? MessagingLimit { get; set; }

    public string? MarketingMessagesOnboardingStatus { get; set; }

    public string? MarketingMessagesLiteApiStatus { get; set; }

    public bool? IsEnabledForInsights { get; set; }

    public bool? IsSharedWithPartners { get; set; }

    public bool? TemplateAutoArchivalEnabled { get; set; }

    public bool? DisableMarketingMessagesOnCloudApi { get; set; }

    public BusinessInfo? OwnerBusinessInfo { get; set; }

    public BusinessInfo? OwnerBusiness { get; set; }

    public BusinessInfo? OnBehalfOfBusinessInfo { get; set; }

    public AccountHealth? HealthStatus { get; set; }

    public AuthInternationalRateEligibility? AuthInternationalRateEligibility { get; set; }

    public GraphList<WhatsAppBusinessPhoneNumber>? PhoneNumbers { get; set; }

    public List<string>? PermittedTasks { get; set; }

    [JsonExtensionData]
    public Dictionary<string, JsonElement>? AdditionalProperties { get; set; }
}
