using System.Diagnostics.CodeAnalysis;
using System.Text.Json;

namespace WabaClient;

/// <content>The storage of the members that are not default fields.</content>
/// <remarks>
/// Most listings request the default fields only. An account without other fields allocates no memory for them.
/// </remarks>
public sealed partial record WhatsAppBusinessAccount
{
    private Details? _details;
    private Related? _related;

    // The parts are changed while an account is initialized, so each account needs its own.
    [SetsRequiredMembers]
    private WhatsAppBusinessAccount(WhatsAppBusinessAccount original)
    {
        Id = original.Id;
        Name = original.Name;
        Currency = original.Currency;
        TimezoneId = original.TimezoneId;
        MessageTemplateNamespace = original.MessageTemplateNamespace;
        _details = original._details?.Copy();
        _related = original._related?.Copy();
    }

    /// <summary>
    /// Returns the part in which a value is stored; null if the value is null and there is no part yet, because then
    /// nothing has to be stored.
    /// </summary>
    private Details? DetailsFor<T>(T value) => value is null ? _details : _details ??= new();

    /// <inheritdoc cref="DetailsFor"/>
    private Related? RelatedFor<T>(T value) => value is null ? _related : _related ??= new();

    /// <summary>
    /// Single values. Open values are stored as strings and the time as seconds, which takes 8 bytes each instead of 16
    /// and 24.
    /// </summary>
    private sealed class Details
    {
        public string? Country;
        public string? PrimaryBusinessLocation;
        public string? PrimaryFundingId;
        public string? PurchaseOrderNumber;
        public long CreationTime = UnixTime.NoTime;
        public string? AccountReviewStatus;
        public string? BusinessVerificationStatus;
        public string? OwnershipType;
        public string? Status;
        public string? MessagingLimit;
        public string? MarketingMessagesOnboardingStatus;
        public string? MarketingMessagesLiteApiStatus;
        public string? MarketingMessagesMaxPriceEnrollStatus;
        public bool? IsEnabledForInsights;
        public bool? IsSharedWithPartners;
        public bool? TemplateAutoArchivalEnabled;
        public bool? DisableMarketingMessagesOnCloudApi;

        public Details Copy() => (Details)MemberwiseClone();
    }

    /// <summary>Objects and lists.</summary>
    private sealed class Related
    {
        public BusinessInfo? OwnerBusinessInfo;
        public BusinessInfo? OwnerBusiness;
        public BusinessInfo? OnBehalfOfBusinessInfo;
        public AccountHealth? HealthStatus;
        public AuthInternationalRateEligibility? AuthInternationalRateEligibility;
        public GraphList<WhatsAppBusinessPhoneNumber>? PhoneNumbers;
        public IReadOnlyList<string>? PermittedTasks;
        public IReadOnlyDictionary<string, JsonElement>? AdditionalProperties;

        public Related Copy() => (Related)MemberwiseClone();
    }
}
