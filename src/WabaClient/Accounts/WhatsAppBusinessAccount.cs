using System.Text.Json;
using System.Text.Json.Serialization;

namespace WabaClient;

/// <summary>A WhatsApp Business Account (WABA).</summary>
/// <remarks>
/// Members are null unless they were asked for and Graph sent them. Compares by content, lists in order. Can be written
/// and read with <c>System.Text.Json</c> in Graph's own shape; what is read back is equal to what was written.
/// </remarks>
[JsonConverter(typeof(WhatsAppBusinessAccountJsonConverter))]
public sealed partial record WhatsAppBusinessAccount
{
    private const long NoTime = long.MinValue;

    // Open values are kept as plain strings, and the time as seconds: 8 bytes each instead of 16 and 24.
    private readonly long _creationTime = NoTime;
    private readonly string? _accountReviewStatus;
    private readonly string? _businessVerificationStatus;
    private readonly string? _ownershipType;
    private readonly string? _status;
    private readonly string? _messagingLimit;

    /// <summary>Makes an account, for tests and for what is not read from Graph.</summary>
    public WhatsAppBusinessAccount()
    {
    }

    /// <summary>The id of the account (<c>id</c>), which Graph always sends.</summary>
    /// <exception cref="ArgumentException">The id is <c>default</c>.</exception>
    public required WabaId Id
    {
        get;
        init
        {
            if (value == default)
                throw new ArgumentException("An account needs an id; this one is default.", nameof(value));
            field = value;
        }
    }

    /// <summary>The name of the account (<c>name</c>); a default field. Source: Meta's reference page.</summary>
    /// <value>Null by default.</value>
    public string? Name { get; init; }

    /// <summary>The currency that the account is billed in, ISO 4217 (<c>currency</c>); a default field. Source: Meta's reference page.</summary>
    /// <value>Null by default.</value>
    public string? Currency { get; init; }

    /// <summary>Meta's number for the time zone of the account (<c>timezone_id</c>), such as <c>1</c>; a default field. Source: Meta's reference page.</summary>
    /// <value>Null by default.</value>
    public string? TimezoneId { get; init; }

    /// <summary>The namespace of the message templates of the account (<c>message_template_namespace</c>); a default field. Source: Meta's reference page.</summary>
    /// <value>Null by default.</value>
    public string? MessageTemplateNamespace { get; init; }

    /// <summary>The country of the account, ISO 3166-1 alpha-2 (<c>country</c>). Source: Meta's SDK spec.</summary>
    /// <value>Null by default.</value>
    public string? Country { get; init; }

    /// <summary>The country where the business mainly is, ISO 3166-1 alpha-2 (<c>primary_business_location</c>). Source: Meta's SDK spec.</summary>
    /// <value>Null by default.</value>
    public string? PrimaryBusinessLocation { get; init; }

    /// <summary>The id of the payment method or credit line that pays for the account (<c>primary_funding_id</c>). Source: Meta's SDK spec.</summary>
    /// <value>Null by default.</value>
    public string? PrimaryFundingId { get; init; }

    /// <summary>The purchase order number that Meta prints on invoices (<c>purchase_order_number</c>). Source: Meta's SDK spec.</summary>
    /// <value>Null by default.</value>
    public string? PurchaseOrderNumber { get; init; }

    /// <summary>When the account was made (<c>creation_time</c>). Source: Meta's SDK spec.</summary>
    /// <value>Null by default. Whole seconds, offset zero; a fraction is cut off.</value>
    public DateTimeOffset? CreationTime
    {
        get => _creationTime == NoTime ? null : DateTimeOffset.FromUnixTimeSeconds(_creationTime);
        init => _creationTime = value?.ToUnixTimeSeconds() ?? NoTime;
    }

    /// <summary>The outcome of Meta's policy review (<c>account_review_status</c>). Source: Meta's guide to managing accounts.</summary>
    /// <value>Null by default.</value>
    public AccountReviewStatus? AccountReviewStatus
    {
        get => WabaClient.AccountReviewStatus.FromStored(_accountReviewStatus);
        init => _accountReviewStatus = OpenValue.ToStored(value?.Value);
    }

    /// <summary>How far Meta has verified the business (<c>business_verification_status</c>). Source: Meta's SDK spec.</summary>
    /// <value>Null by default.</value>
    public BusinessVerificationStatus? BusinessVerificationStatus
    {
        get => WabaClient.BusinessVerificationStatus.FromStored(_businessVerificationStatus);
        init => _businessVerificationStatus = OpenValue.ToStored(value?.Value);
    }

    /// <summary>Who owns the account, seen from the business that asks (<c>ownership_type</c>). Source: Meta's reference page.</summary>
    /// <value>Null by default.</value>
    public OwnershipType? OwnershipType
    {
        get => WabaClient.OwnershipType.FromStored(_ownershipType);
        init => _ownershipType = OpenValue.ToStored(value?.Value);
    }

    /// <summary>Whether the account can be used (<c>status</c>). Source: Meta's SDK spec.</summary>
    /// <value>Null by default.</value>
    public AccountStatus? Status
    {
        get => WabaClient.AccountStatus.FromStored(_status);
        init => _status = OpenValue.ToStored(value?.Value);
    }

    /// <summary>How many customers the account can write to first within 24 hours (<c>whatsapp_business_manager_messaging_limit</c>). Source: Meta's SDK spec.</summary>
    /// <value>Null by default.</value>
    public MessagingLimit? MessagingLimit
    {
        get => WabaClient.MessagingLimit.FromStored(_messagingLimit);
        init => _messagingLimit = OpenValue.ToStored(value?.Value);
    }

    /// <summary>How far the account is set up for marketing messages, such as <c>ELIGIBLE</c> or <c>ONBOARDED</c> (<c>marketing_messages_onboarding_status</c>). Source: Meta's SDK spec.</summary>
    /// <value>Null by default.</value>
    public string? MarketingMessagesOnboardingStatus { get; init; }

    /// <summary>The same for the Marketing Messages Lite API: <c>INELIGIBLE</c>, <c>ELIGIBLE</c>, <c>ONBOARDED</c> or <c>UNKNOWN</c> (<c>marketing_messages_lite_api_status</c>). Source: Meta's SDK spec.</summary>
    /// <value>Null by default.</value>
    public string? MarketingMessagesLiteApiStatus { get; init; }

    /// <summary>Whether template analytics are on (<c>is_enabled_for_insights</c>). Source: Meta's SDK spec.</summary>
    /// <value>Null by default.</value>
    public bool? IsEnabledForInsights { get; init; }

    /// <summary>Whether the account is shared with partners (<c>is_shared_with_partners</c>). Source: Meta's SDK spec.</summary>
    /// <value>Null by default.</value>
    public bool? IsSharedWithPartners { get; init; }

    /// <summary>Whether unused templates are archived by themselves (<c>template_auto_archival_enabled</c>). Source: Meta's SDK spec.</summary>
    /// <value>Null by default.</value>
    public bool? TemplateAutoArchivalEnabled { get; init; }

    /// <summary>Whether marketing messages are barred on the Cloud API (<c>disable_marketing_messages_on_cloud_api</c>). Source: Meta's SDK spec.</summary>
    /// <value>Null by default.</value>
    public bool? DisableMarketingMessagesOnCloudApi { get; init; }

    /// <summary>The business that owns the account (<c>owner_business_info</c>). Source: Meta's SDK spec.</summary>
    /// <value>Null by default.</value>
    public BusinessInfo? OwnerBusinessInfo { get; init; }

    /// <summary>The business that owns the account, as a node of its own (<c>owner_business</c>). Source: Meta's SDK spec.</summary>
    /// <value>Null by default.</value>
    public BusinessInfo? OwnerBusiness { get; init; }

    /// <summary>The business on whose behalf the account is run (<c>on_behalf_of_business_info</c>). Source: Meta's SDK spec.</summary>
    /// <value>Null by default.</value>
    public BusinessInfo? OnBehalfOfBusinessInfo { get; init; }

    /// <summary>Whether the account can send messages, and what stands in the way (<c>health_status</c>). Source: Meta's reference page.</summary>
    /// <value>Null by default.</value>
    public AccountHealth? HealthStatus { get; init; }

    /// <summary>From when authentication messages are billed at international rates (<c>auth_international_rate_eligibility</c>). Source: Meta's SDK spec.</summary>
    /// <value>Null by default.</value>
    public AuthInternationalRateEligibility? AuthInternationalRateEligibility { get; init; }

    /// <summary>The first page of the phone numbers of the account (<c>phone_numbers</c>), if <c>AccountField.PhoneNumbers</c> asked for it. Source: Meta's SDK spec.</summary>
    /// <value>Null by default.</value>
    public GraphList<WhatsAppBusinessPhoneNumber>? PhoneNumbers { get; init; }

    /// <summary>What the business may do with a client's account, such as <c>MANAGE</c> (<c>permitted_tasks</c>); on the client edge only. Source: Meta's reference page.</summary>
    /// <value>Null by default.</value>
    public IReadOnlyList<string>? PermittedTasks { get; init; }

    /// <summary>Whatever else Graph sent: properties without a member here, and the raw values of those that came as another kind of JSON than the member's.</summary>
    /// <value>Empty by default, never null. What is set is copied, without JSON nulls.</value>
    /// <remarks>An entry with the name of a member is written only while that member is null.</remarks>
    public IReadOnlyDictionary<string, JsonElement> AdditionalProperties { get; init => field = AdditionalPropertyBag.Copy(value); } = AdditionalPropertyBag.Empty;

    /// <summary>Whether both hold the same, lists in order.</summary>
    /// <param name="other">The other one.</param>
    /// <returns>True if they are equal.</returns>
    public bool Equals(WhatsAppBusinessAccount? other) =>
        ReferenceEquals(this, other)
        || (other is not null
            && Id == other.Id
            && Name == other.Name
            && Currency == other.Currency
            && TimezoneId == other.TimezoneId
            && MessageTemplateNamespace == other.MessageTemplateNamespace
            && Country == other.Country
            && PrimaryBusinessLocation == other.PrimaryBusinessLocation
            && PrimaryFundingId == other.PrimaryFundingId
            && PurchaseOrderNumber == other.PurchaseOrderNumber
            && _creationTime == other._creationTime
            && AccountReviewStatus == other.AccountReviewStatus
            && BusinessVerificationStatus == other.BusinessVerificationStatus
            && OwnershipType == other.OwnershipType
            && Status == other.Status
            && MessagingLimit == other.MessagingLimit
            && MarketingMessagesOnboardingStatus == other.MarketingMessagesOnboardingStatus
            && MarketingMessagesLiteApiStatus == other.MarketingMessagesLiteApiStatus
            && IsEnabledForInsights == other.IsEnabledForInsights
            && IsSharedWithPartners == other.IsSharedWithPartners
            && TemplateAutoArchivalEnabled == other.TemplateAutoArchivalEnabled
            && DisableMarketingMessagesOnCloudApi == other.DisableMarketingMessagesOnCloudApi
            && OwnerBusinessInfo == other.OwnerBusinessInfo
            && OwnerBusiness == other.OwnerBusiness
            && OnBehalfOfBusinessInfo == other.OnBehalfOfBusinessInfo
            && HealthStatus == other.HealthStatus
            && AuthInternationalRateEligibility == other.AuthInternationalRateEligibility
            && PhoneNumbers == other.PhoneNumbers
            && ContentEquality.Equals(PermittedTasks, other.PermittedTasks)
            && ContentEquality.Equals(AdditionalProperties, other.AdditionalProperties));

    /// <summary>A hash of the content.</summary>
    /// <returns>The hash.</returns>
    public override int GetHashCode() => HashCode.Combine(Id, Name, Currency, TimezoneId, _creationTime);

    /// <summary>A short text for logs and debuggers.</summary>
    /// <returns>The id, and the name if it is known.</returns>
    public override string ToString() => Name is null ? Id.Value : $"{Id} {Name}";
}
