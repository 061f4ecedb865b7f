using System.Text.Json;
using System.Text.Json.Serialization;

namespace WabaClient.Benchmarks.Contenders;

/// <summary>The record that users write: every property of <see cref="WhatsAppBusinessAccount"/>, with <c>init</c>.</summary>
internal sealed record RecordAccount
{
    public required string Id { get; init; }

    public string? Name { get; init; }

    public string? Currency { get; init; }

    public string? TimezoneId { get; init; }

    public string? MessageTemplateNamespace { get; init; }

    public string? Country { get; init; }

    public string? PrimaryBusinessLocation { get; init; }

    public string? PrimaryFundingId { get; init; }

    public string? PurchaseOrderNumber { get; init; }

    public long? CreationTime { get; init; }

    public string? AccountReviewStatus { get; init; }

    public string? BusinessVerificationStatus { get; init; }

    public string? OwnershipType { get; init; }

    public string? Status { get; init; }

    [JsonPropertyName("whatsapp_business_manager_messaging_limit")]
    public string? MessagingLimit { get; init; }

    public string? MarketingMessagesOnboardingStatus { get; init; }

    public string? MarketingMessagesLiteApiStatus { get; init; }

    public bool? IsEnabledForInsights { get; init; }

    public bool? IsSharedWithPartners { get; init; }

    public bool? TemplateAutoArchivalEnabled { get; init; }

    public bool? DisableMarketingMessagesOnCloudApi { get; init; }

    public BusinessInfo? OwnerBusinessInfo { get; init; }

    public BusinessInfo? OwnerBusiness { get; init; }

    public BusinessInfo? OnBehalfOfBusinessInfo { get; init; }

    public AccountHealth? HealthStatus { get; init; }

    public AuthInternationalRateEligibility? AuthInternationalRateEligibility { get; init; }

    public GraphList<WhatsAppBusinessPhoneNumber>? PhoneNumbers { get; init; }

    public List<string>? PermittedTasks { get; init; }

    [JsonExtensionData]
    public Dictionary<string, JsonElement>? AdditionalProperties { get; init; }
}
