using System.Text.Json;
using System.Text.Json.Serialization;

namespace WabaClient;

/// <summary>A WhatsApp Business Account (WABA).</summary>
/// <remarks>
/// Members are null unless they were requested and Graph sent them. Instances are immutable and thread-safe. Compares
/// by content, lists in order. Can be written and read with <c>System.Text.Json</c> in Graph's own shape; what is read
/// back equals what was written.
/// </remarks>
[JsonConverter(typeof(WhatsAppBusinessAccountJsonConverter))]
public sealed partial record WhatsAppBusinessAccount
{
    /// <summary>
    /// Initializes a new instance of the <see cref="WhatsAppBusinessAccount"/> class, for example for tests.
    /// </summary>
    public WhatsAppBusinessAccount()
    {
    }

    /// <summary>Gets the id of the account (<c>id</c>), which Graph always sends.</summary>
    /// <exception cref="ArgumentException">The id is <c>default</c>.</exception>
    public required WabaId Id
    {
        get;
        init
        {
            if (value == default)
                throw new ArgumentException("The id is the default value; an account needs an id.", nameof(value));
            field = value;
        }
    }

    /// <summary>Gets the name of the account (<c>name</c>); a default field. Source: Meta's reference page.</summary>
    /// <value>Null by default.</value>
    public string? Name { get; init; }

    /// <summary>
    /// Gets the currency in which the account is billed, ISO 4217 (<c>currency</c>); a default field. Source: Meta's
    /// reference page.
    /// </summary>
    /// <value>Null by default.</value>
    public string? Currency { get; init; }

    /// <summary>
    /// Gets Meta's number of the time zone of the account (<c>timezone_id</c>), such as <c>1</c>; a default field.
    /// Source: Meta's reference page.
    /// </summary>
    /// <value>Null by default.</value>
    public string? TimezoneId { get; init; }

    /// <summary>
    /// Gets the namespace of the message templates of the account (<c>message_template_namespace</c>); a default field.
    /// Source: Meta's reference page.
    /// </summary>
    /// <value>Null by default.</value>
    public string? MessageTemplateNamespace { get; init; }

    /// <summary>
    /// Gets the country of the account, ISO 3166-1 alpha-2 (<c>country</c>). Source: Meta's SDK specification.
    /// </summary>
    /// <value>Null by default.</value>
    public string? Country { get => _details?.Country; init => DetailsFor(value)?.Country = value; }

    /// <summary>
    /// Gets the country of the main location of the business, ISO 3166-1 alpha-2 (<c>primary_business_location</c>).
    /// Source: Meta's SDK specification.
    /// </summary>
    /// <value>Null by default.</value>
    public string? PrimaryBusinessLocation
    {
        get => _details?.PrimaryBusinessLocation;
        init => DetailsFor(value)?.PrimaryBusinessLocation = value;
    }

    /// <summary>
    /// Gets the id of the payment method or credit line that pays for the account (<c>primary_funding_id</c>). Source:
    /// Meta's SDK specification.
    /// </summary>
    /// <value>Null by default.</value>
    public string? PrimaryFundingId
    {
        get => _details?.PrimaryFundingId;
        init => DetailsFor(value)?.PrimaryFundingId = value;
    }

    /// <summary>
    /// Gets the purchase order number that Meta prints on invoices (<c>purchase_order_number</c>). Source: Meta's SDK
    /// specification.
    /// </summary>
    /// <value>Null by default.</value>
    public string? PurchaseOrderNumber
    {
        get => _details?.PurchaseOrderNumber;
        init => DetailsFor(value)?.PurchaseOrderNumber = value;
    }

    /// <summary>Gets when the account was created (<c>creation_time</c>). Source: Meta's SDK specification.</summary>
    /// <value>Null by default. Whole seconds, offset zero; fractions are truncated.</value>
    public DateTimeOffset? CreationTime
    {
        get => UnixTime.FromStored(_details?.CreationTime);
        init => DetailsFor(value)?.CreationTime = UnixTime.ToStored(value);
    }

    /// <summary>
    /// Gets the result of Meta's policy review (<c>account_review_status</c>). Source: Meta, "Managing WhatsApp
    /// Business Accounts".
    /// </summary>
    /// <value>Null by default.</value>
    public AccountReviewStatus? AccountReviewStatus
    {
        get => WabaClient.AccountReviewStatus.FromStored(_details?.AccountReviewStatus);
        init => DetailsFor(OpenValue.ToStored(value?.Value))?.AccountReviewStatus = OpenValue.ToStored(value?.Value);
    }

    /// <summary>
    /// Gets the state of Meta's verification of the business (<c>business_verification_status</c>). Source: Meta's SDK
    /// specification.
    /// </summary>
    /// <value>Null by default.</value>
    public BusinessVerificationStatus? BusinessVerificationStatus
    {
        get => WabaClient.BusinessVerificationStatus.FromStored(_details?.BusinessVerificationStatus);
        init => DetailsFor(OpenValue.ToStored(value?.Value))?.BusinessVerificationStatus = OpenValue.ToStored(value?.Value);
    }

    /// <summary>
    /// Gets who owns the account, from the point of view of the requesting business (<c>ownership_type</c>). Source:
    /// Meta's reference page.
    /// </summary>
    /// <value>Null by default.</value>
    public OwnershipType? OwnershipType
    {
        get => WabaClient.OwnershipType.FromStored(_details?.OwnershipType);
        init => DetailsFor(OpenValue.ToStored(value?.Value))?.OwnershipType = OpenValue.ToStored(value?.Value);
    }

    /// <summary>Gets whether the account can be used (<c>status</c>). Source: Meta's SDK specification.</summary>
    /// <value>Null by default.</value>
    public AccountStatus? Status
    {
        get => WabaClient.AccountStatus.FromStored(_details?.Status);
        init => DetailsFor(OpenValue.ToStored(value?.Value))?.Status = OpenValue.ToStored(value?.Value);
    }

    /// <summary>
    /// Gets how many customers the business can start conversations with within 24 hours
    /// (<c>whatsapp_business_manager_messaging_limit</c>). Source: Meta's SDK specification.
    /// </summary>
    /// <value>Null by default.</value>
    public MessagingLimit? MessagingLimit
    {
        get => WabaClient.MessagingLimit.FromStored(_details?.MessagingLimit);
        init => DetailsFor(OpenValue.ToStored(value?.Value))?.MessagingLimit = OpenValue.ToStored(value?.Value);
    }

    /// <summary>
    /// Gets the state of the onboarding to marketing messages, such as <c>ELIGIBLE</c> or <c>ONBOARDED</c>
    /// (<c>marketing_messages_onboarding_status</c>). Source: Meta's SDK specification.
    /// </summary>
    /// <value>Null by default.</value>
    public string? MarketingMessagesOnboardingStatus
    {
        get => _details?.MarketingMessagesOnboardingStatus;
        init => DetailsFor(value)?.MarketingMessagesOnboardingStatus = value;
    }

    /// <summary>
    /// Gets the state of the onboarding to the Marketing Messages Lite API: <c>INELIGIBLE</c>, <c>ELIGIBLE</c>,
    /// <c>ONBOARDED</c> or <c>UNKNOWN</c> (<c>marketing_messages_lite_api_status</c>). Source: Meta's SDK
    /// specification.
    /// </summary>
    /// <value>Null by default.</value>
    public string? MarketingMessagesLiteApiStatus
    {
        get => _details?.MarketingMessagesLiteApiStatus;
        init => DetailsFor(value)?.MarketingMessagesLiteApiStatus = value;
    }

    /// <summary>
    /// Gets the enrollment in maximum prices for marketing messages: <c>OPT_IN</c> or <c>OPT_OUT</c>
    /// (<c>whatsapp_manager_marketing_messages_max_price_enroll_status</c>). Source: Meta's SDKs of August 2026.
    /// </summary>
    /// <value>Null by default.</value>
    public string? MarketingMessagesMaxPriceEnrollStatus
    {
        get => _details?.MarketingMessagesMaxPriceEnrollStatus;
        init => DetailsFor(value)?.MarketingMessagesMaxPriceEnrollStatus = value;
    }

    /// <summary>
    /// Gets whether template analytics are enabled (<c>is_enabled_for_insights</c>). Source: Meta's SDK specification.
    /// </summary>
    /// <value>Null by default.</value>
    public bool? IsEnabledForInsights
    {
        get => _details?.IsEnabledForInsights;
        init => DetailsFor(value)?.IsEnabledForInsights = value;
    }

    /// <summary>
    /// Gets whether the account is shared with partners (<c>is_shared_with_partners</c>). Source: Meta's SDK
    /// specification.
    /// </summary>
    /// <value>Null by default.</value>
    public bool? IsSharedWithPartners
    {
        get => _details?.IsSharedWithPartners;
        init => DetailsFor(value)?.IsSharedWithPartners = value;
    }

    /// <summary>
    /// Gets whether Meta archives unused templates (<c>template_auto_archival_enabled</c>). Source: Meta's SDK
    /// specification.
    /// </summary>
    /// <value>Null by default.</value>
    public bool? TemplateAutoArchivalEnabled
    {
        get => _details?.TemplateAutoArchivalEnabled;
        init => DetailsFor(value)?.TemplateAutoArchivalEnabled = value;
    }

    /// <summary>
    /// Gets whether marketing messages are disabled on the Cloud API (<c>disable_marketing_messages_on_cloud_api</c>).
    /// Source: Meta's SDK specification.
    /// </summary>
    /// <value>Null by default.</value>
    public bool? DisableMarketingMessagesOnCloudApi
    {
        get => _details?.DisableMarketingMessagesOnCloudApi;
        init => DetailsFor(value)?.DisableMarketingMessagesOnCloudApi = value;
    }

    /// <summary>
    /// Gets the business that owns the account (<c>owner_business_info</c>). Source: Meta's SDK specification.
    /// </summary>
    /// <value>Null by default.</value>
    public BusinessInfo? OwnerBusinessInfo
    {
        get => _related?.OwnerBusinessInfo;
        init => RelatedFor(value)?.OwnerBusinessInfo = value;
    }

    /// <summary>
    /// Gets the business that owns the account, as a node (<c>owner_business</c>). Source: Meta's SDK specification.
    /// </summary>
    /// <value>Null by default.</value>
    public BusinessInfo? OwnerBusiness
    {
        get => _related?.OwnerBusiness;
        init => RelatedFor(value)?.OwnerBusiness = value;
    }

    /// <summary>
    /// Gets the business on whose behalf the account is used (<c>on_behalf_of_business_info</c>). Source: Meta's SDK
    /// specification.
    /// </summary>
    /// <value>Null by default.</value>
    public BusinessInfo? OnBehalfOfBusinessInfo
    {
        get => _related?.OnBehalfOfBusinessInfo;
        init => RelatedFor(value)?.OnBehalfOfBusinessInfo = value;
    }

    /// <summary>
    /// Gets whether the account can send messages, and what prevents it (<c>health_status</c>). Source: Meta's
    /// reference page.
    /// </summary>
    /// <value>Null by default.</value>
    public AccountHealth? HealthStatus
    {
        get => _related?.HealthStatus;
        init => RelatedFor(value)?.HealthStatus = value;
    }

    /// <summary>
    /// Gets when international rates for authentication messages start to apply
    /// (<c>auth_international_rate_eligibility</c>). Source: Meta's SDK specification.
    /// </summary>
    /// <value>Null by default.</value>
    public AuthInternationalRateEligibility? AuthInternationalRateEligibility
    {
        get => _related?.AuthInternationalRateEligibility;
        init => RelatedFor(value)?.AuthInternationalRateEligibility = value;
    }

    /// <summary>
    /// Gets the first page of the phone numbers of the account (<c>phone_numbers</c>), if
    /// <c>AccountField.PhoneNumbers</c> requested it. Source: Meta's SDK specification.
    /// </summary>
    /// <value>Null by default.</value>
    public GraphList<WhatsAppBusinessPhoneNumber>? PhoneNumbers
    {
        get => _related?.PhoneNumbers;
        init => RelatedFor(value)?.PhoneNumbers = value;
    }

    /// <summary>
    /// Gets the tasks that the business is permitted to perform on a client's account, such as <c>MANAGE</c>
    /// (<c>permitted_tasks</c>); on the client edge only. Source: Meta's reference page.
    /// </summary>
    /// <value>Null by default.</value>
    public IReadOnlyList<string>? PermittedTasks
    {
        get => _related?.PermittedTasks;
        init => RelatedFor(value)?.PermittedTasks = value;
    }

    /// <summary>
    /// Gets the properties without a member in this type, and the raw values of those that their member cannot
    /// represent.
    /// </summary>
    /// <value>Empty by default, never null. The value that is set is copied without JSON nulls.</value>
    /// <remarks>An entry with the name of a member is written only if that member is null.</remarks>
    public IReadOnlyDictionary<string, JsonElement> AdditionalProperties
    {
        get => _related?.AdditionalProperties ?? AdditionalPropertyBag.Empty;
        init
        {
            IReadOnlyDictionary<string, JsonElement>? copy = AdditionalPropertyBag.Copy(value);
            RelatedFor(copy)?.AdditionalProperties = copy;
        }
    }

    /// <summary>Determines whether two accounts have the same content, lists in order.</summary>
    /// <param name="other">The account to compare with.</param>
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
            && CreationTime == other.CreationTime
            && AccountReviewStatus == other.AccountReviewStatus
            && BusinessVerificationStatus == other.BusinessVerificationStatus
            && OwnershipType == other.OwnershipType
            && Status == other.Status
            && MessagingLimit == other.MessagingLimit
            && MarketingMessagesOnboardingStatus == other.MarketingMessagesOnboardingStatus
            && MarketingMessagesLiteApiStatus == other.MarketingMessagesLiteApiStatus
            && MarketingMessagesMaxPriceEnrollStatus == other.MarketingMessagesMaxPriceEnrollStatus
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

    /// <summary>Returns a hash code of the content.</summary>
    /// <returns>The hash code.</returns>
    public override int GetHashCode() => HashCode.Combine(Id, Name, Currency, TimezoneId, CreationTime);

    /// <summary>Returns a short text for logs and debuggers.</summary>
    /// <returns>The id, and the name if it is known.</returns>
    public override string ToString() => Name is null ? Id.Value : $"{Id} {Name}";
}
