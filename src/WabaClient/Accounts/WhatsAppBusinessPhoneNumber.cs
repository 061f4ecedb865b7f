using System.Text.Json;
using System.Text.Json.Serialization;

namespace WabaClient;

/// <summary>A phone number of an account.</summary>
/// <remarks>
/// Members are null unless they were requested and Graph sent them. Instances are immutable and thread-safe. Compares
/// by content. Can be written and read with <c>System.Text.Json</c> in Graph's own shape.
/// </remarks>
[JsonConverter(typeof(WhatsAppBusinessPhoneNumberJsonConverter))]
public sealed record WhatsAppBusinessPhoneNumber
{
    // 8 bytes each instead of 16 and 24.
    private readonly string? _messagingLimit;
    private readonly long _lastOnboardedTime = UnixTime.NoTime;

    /// <summary>Gets the id of the phone number (<c>id</c>), which Graph always sends.</summary>
    /// <exception cref="ArgumentException">The id is empty or null.</exception>
    public required string Id
    {
        get;
        init
        {
            ArgumentException.ThrowIfNullOrEmpty(value);
            field = value;
        }
    }

    /// <summary>
    /// Gets the number in the form in which it is displayed, such as <c>+1 631-555-5555</c>
    /// (<c>display_phone_number</c>); free text, so compare digits only. Source: Meta's OpenAPI description.
    /// </summary>
    /// <value>Null by default.</value>
    public string? DisplayPhoneNumber { get; init; }

    /// <summary>Gets the name that customers see (<c>verified_name</c>). Source: Meta's OpenAPI description.</summary>
    /// <value>Null by default.</value>
    public string? VerifiedName { get; init; }

    /// <summary>
    /// Gets the status of the number: <c>CONNECTED</c>, <c>PENDING</c>, <c>FLAGGED</c>, <c>RESTRICTED</c>,
    /// <c>BANNED</c>, … (<c>status</c>). Source: Meta's OpenAPI description.
    /// </summary>
    /// <value>Null by default.</value>
    public string? Status { get; init; }

    /// <summary>
    /// Gets the quality of recent messages: <c>GREEN</c>, <c>YELLOW</c>, <c>RED</c>, <c>NA</c> or <c>UNKNOWN</c>
    /// (<c>quality_rating</c>). Source: Meta's OpenAPI description.
    /// </summary>
    /// <value>Null by default.</value>
    public string? QualityRating { get; init; }

    /// <summary>
    /// Gets the country of the number, ISO 3166-1 alpha-2 (<c>country_code</c>). Source: Meta's OpenAPI description.
    /// </summary>
    /// <value>Null by default.</value>
    public string? CountryCode { get; init; }

    /// <summary>
    /// Gets the calling code of the country (<c>country_dial_code</c>). Source: Meta's OpenAPI description.
    /// </summary>
    /// <value>Null by default.</value>
    public string? CountryDialCode { get; init; }

    /// <summary>
    /// Gets whether the number was verified with a code: <c>VERIFIED</c>, <c>NOT_VERIFIED</c> or <c>EXPIRED</c>
    /// (<c>code_verification_status</c>). Source: Meta's OpenAPI description.
    /// </summary>
    /// <value>Null by default.</value>
    public string? CodeVerificationStatus { get; init; }

    /// <summary>
    /// Gets the mode of the number: <c>LIVE</c> or <c>SANDBOX</c> (<c>account_mode</c>). Source: Meta's OpenAPI
    /// description.
    /// </summary>
    /// <value>Null by default.</value>
    public string? AccountMode { get; init; }

    /// <summary>
    /// Gets how many customers the business can start conversations with within 24 hours
    /// (<c>whatsapp_business_manager_messaging_limit</c>). Source: recorded responses.
    /// </summary>
    /// <value>Null by default.</value>
    public MessagingLimit? MessagingLimit
    {
        get => WabaClient.MessagingLimit.FromStored(_messagingLimit);
        init => _messagingLimit = OpenValue.ToStored(value?.Value);
    }

    /// <summary>
    /// Gets whether the number is an official business account (<c>is_official_business_account</c>). Source: Meta's
    /// OpenAPI description.
    /// </summary>
    /// <value>Null by default.</value>
    public bool? IsOfficialBusinessAccount { get; init; }

    /// <summary>
    /// Gets the platform of the number: <c>CLOUD_API</c>, <c>ON_PREMISE</c> or <c>NOT_APPLICABLE</c>
    /// (<c>platform_type</c>). Source: recorded responses.
    /// </summary>
    /// <value>Null by default.</value>
    public string? PlatformType { get; init; }

    /// <summary>
    /// Gets the state of the review of the name: <c>APPROVED</c>, <c>PENDING_REVIEW</c>, <c>DECLINED</c>, …
    /// (<c>name_status</c>). Source: recorded responses.
    /// </summary>
    /// <value>Null by default.</value>
    public string? NameStatus { get; init; }

    /// <summary>
    /// Gets the requested name that is not in use yet (<c>new_display_name</c>). Source: recorded responses.
    /// </summary>
    /// <value>Null by default.</value>
    public string? NewDisplayName { get; init; }

    /// <summary>
    /// Gets the state of the review of the requested name (<c>new_name_status</c>). Source: recorded responses.
    /// </summary>
    /// <value>Null by default.</value>
    public string? NewNameStatus { get; init; }

    /// <summary>
    /// Gets the throughput of messages, such as <c>STANDARD</c> or <c>HIGH</c> (<c>throughput.level</c>). Source:
    /// recorded responses.
    /// </summary>
    /// <value>Null by default.</value>
    public string? ThroughputLevel { get; init; }

    /// <summary>
    /// Gets when the number was last onboarded (<c>last_onboarded_time</c>). Source: recorded responses.
    /// </summary>
    /// <value>Null by default. Whole seconds, offset zero; fractions are truncated.</value>
    public DateTimeOffset? LastOnboardedTime
    {
        get => UnixTime.FromStored(_lastOnboardedTime);
        init => _lastOnboardedTime = UnixTime.ToStored(value);
    }

    /// <summary>
    /// Gets whether the number is also used in the WhatsApp Business app (<c>is_on_biz_app</c>). Source: recorded
    /// responses.
    /// </summary>
    /// <value>Null by default.</value>
    public bool? IsOnBizApp { get; init; }

    /// <summary>Gets the user name of the number (<c>username</c>). Source: recorded responses.</summary>
    /// <value>Null by default.</value>
    public string? Username { get; init; }

    /// <summary>
    /// Gets how many numbers the business can have (<c>max_phone_numbers_per_business</c>). Source: recorded responses.
    /// </summary>
    /// <value>Null by default.</value>
    public int? MaxPhoneNumbersPerBusiness { get; init; }

    /// <summary>
    /// Gets whether the number can send messages, and what prevents it (<c>health_status</c>). Source: Meta's reference
    /// page.
    /// </summary>
    /// <value>Null by default.</value>
    public AccountHealth? HealthStatus { get; init; }

    /// <summary>
    /// Gets the properties without a member in this type, and the raw values of those that their member cannot
    /// represent.
    /// </summary>
    /// <value>Empty by default, never null. The value that is set is copied without JSON nulls.</value>
    /// <remarks>
    /// An entry with the name of a member is written only if that member is null. A <c>throughput</c> object that has
    /// members besides <c>level</c> is also kept here, and is written as it was read unless
    /// <see cref="ThroughputLevel"/> was changed.
    /// </remarks>
    public IReadOnlyDictionary<string, JsonElement> AdditionalProperties
    {
        get => field ?? AdditionalPropertyBag.Empty;
        init => field = AdditionalPropertyBag.Copy(value);
    }

    /// <summary>Determines whether two phone numbers have the same content.</summary>
    /// <param name="other">The phone number to compare with.</param>
    /// <returns>True if they are equal.</returns>
    public bool Equals(WhatsAppBusinessPhoneNumber? other) =>
        other is not null
        && Id == other.Id
        && DisplayPhoneNumber == other.DisplayPhoneNumber
        && VerifiedName == other.VerifiedName
        && Status == other.Status
        && QualityRating == other.QualityRating
        && CountryCode == other.CountryCode
        && CountryDialCode == other.CountryDialCode
        && CodeVerificationStatus == other.CodeVerificationStatus
        && AccountMode == other.AccountMode
        && MessagingLimit == other.MessagingLimit
        && IsOfficialBusinessAccount == other.IsOfficialBusinessAccount
        && PlatformType == other.PlatformType
        && NameStatus == other.NameStatus
        && NewDisplayName == other.NewDisplayName
        && NewNameStatus == other.NewNameStatus
        && ThroughputLevel == other.ThroughputLevel
        && _lastOnboardedTime == other._lastOnboardedTime
        && IsOnBizApp == other.IsOnBizApp
        && Username == other.Username
        && MaxPhoneNumbersPerBusiness == other.MaxPhoneNumbersPerBusiness
        && HealthStatus == other.HealthStatus
        && ContentEquality.Equals(AdditionalProperties, other.AdditionalProperties);

    /// <summary>Returns a hash code of the content.</summary>
    /// <returns>The hash code.</returns>
    public override int GetHashCode() => HashCode.Combine(Id, DisplayPhoneNumber, VerifiedName, Status);

    /// <summary>Returns a short text for logs and debuggers.</summary>
    /// <returns>The id, and the number if it is known.</returns>
    public override string ToString() => DisplayPhoneNumber is null ? Id : $"{Id} {DisplayPhoneNumber}";
}
