using System.Text.Json;

namespace WabaClient;

/// <summary>A phone number of an account, as <c>AccountField.PhoneNumbers</c> asks for it.</summary>
/// <remarks>Members are null unless they were asked for and Graph sent them. Compares by content.</remarks>
public sealed record WhatsAppBusinessPhoneNumber
{
    /// <summary>The id of the number (<c>id</c>), which Graph always sends.</summary>
    /// <exception cref="ArgumentException">The id is empty (<see cref="ArgumentNullException"/>: null).</exception>
    public required string Id
    {
        get;
        init
        {
            ArgumentException.ThrowIfNullOrEmpty(value);
            field = value;
        }
    }

    /// <summary>The number as it is shown, such as <c>+1 631-555-5555</c> (<c>display_phone_number</c>). Source: Meta's OpenAPI description.</summary>
    /// <value>Null by default.</value>
    public string? DisplayPhoneNumber { get; init; }

    /// <summary>The name that customers see (<c>verified_name</c>). Source: Meta's OpenAPI description.</summary>
    /// <value>Null by default.</value>
    public string? VerifiedName { get; init; }

    /// <summary>The state of the number: <c>CONNECTED</c>, <c>PENDING</c>, <c>FLAGGED</c>, <c>RESTRICTED</c>, <c>BANNED</c>, … (<c>status</c>). Source: Meta's OpenAPI description.</summary>
    /// <value>Null by default.</value>
    public string? Status { get; init; }

    /// <summary>The quality of what was sent lately: <c>GREEN</c>, <c>YELLOW</c>, <c>RED</c> or <c>UNKNOWN</c> (<c>quality_rating</c>). Source: Meta's OpenAPI description.</summary>
    /// <value>Null by default.</value>
    public string? QualityRating { get; init; }

    /// <summary>The country of the number, ISO 3166-1 alpha-2 (<c>country_code</c>). Source: Meta's OpenAPI description.</summary>
    /// <value>Null by default.</value>
    public string? CountryCode { get; init; }

    /// <summary>The dialling code of that country (<c>country_dial_code</c>). Source: Meta's OpenAPI description.</summary>
    /// <value>Null by default.</value>
    public string? CountryDialCode { get; init; }

    /// <summary>Whether the number was verified by a code: <c>VERIFIED</c>, <c>NOT_VERIFIED</c> or <c>EXPIRED</c> (<c>code_verification_status</c>). Source: Meta's OpenAPI description.</summary>
    /// <value>Null by default.</value>
    public string? CodeVerificationStatus { get; init; }

    /// <summary><c>LIVE</c> or <c>SANDBOX</c> (<c>account_mode</c>). Source: Meta's OpenAPI description.</summary>
    /// <value>Null by default.</value>
    public string? AccountMode { get; init; }

    /// <summary>How many customers the number can write to first within 24 hours (<c>messaging_limit_tier</c>); older versions. Source: Meta's OpenAPI description.</summary>
    /// <value>Null by default.</value>
    public MessagingLimit? MessagingLimitTier { get; init => field = value == default(MessagingLimit) ? null : value; }

    /// <summary>How many customers the account can write to first within 24 hours (<c>whatsapp_business_manager_messaging_limit</c>). Source: live responses.</summary>
    /// <value>Null by default.</value>
    public MessagingLimit? MessagingLimit { get; init => field = value == default(MessagingLimit) ? null : value; }

    /// <summary>Whether the number is an official business account (<c>is_official_business_account</c>). Source: Meta's OpenAPI description.</summary>
    /// <value>Null by default.</value>
    public bool? IsOfficialBusinessAccount { get; init; }

    /// <summary><c>CLOUD_API</c>, <c>ON_PREMISE</c> or <c>NOT_APPLICABLE</c> (<c>platform_type</c>). Source: live responses.</summary>
    /// <value>Null by default.</value>
    public string? PlatformType { get; init; }

    /// <summary>The review of the name: <c>APPROVED</c>, <c>PENDING_REVIEW</c>, <c>DECLINED</c>, … (<c>name_status</c>). Source: live responses.</summary>
    /// <value>Null by default.</value>
    public string? NameStatus { get; init; }

    /// <summary>The name that was asked for and is not in use yet (<c>new_display_name</c>). Source: live responses.</summary>
    /// <value>Null by default.</value>
    public string? NewDisplayName { get; init; }

    /// <summary>The review of that name (<c>new_name_status</c>). Source: live responses.</summary>
    /// <value>Null by default.</value>
    public string? NewNameStatus { get; init; }

    /// <summary>How fast messages can be sent, such as <c>STANDARD</c> or <c>HIGH</c> (<c>throughput.level</c>). Source: live responses.</summary>
    /// <value>Null by default.</value>
    public string? ThroughputLevel { get; init; }

    /// <summary>When the number was last onboarded (<c>last_onboarded_time</c>). Source: live responses.</summary>
    /// <value>Null by default. Whole seconds, offset zero; a fraction is cut off.</value>
    public DateTimeOffset? LastOnboardedTime { get; init => field = UnixTime.Truncate(value); }

    /// <summary>Whether the number is used in the WhatsApp Business app, too (<c>is_on_biz_app</c>). Source: live responses.</summary>
    /// <value>Null by default.</value>
    public bool? IsOnBizApp { get; init; }

    /// <summary>The user name of the number (<c>username</c>). Source: live responses.</summary>
    /// <value>Null by default.</value>
    public string? Username { get; init; }

    /// <summary>How many numbers the business may have (<c>max_phone_numbers_per_business</c>). Source: live responses.</summary>
    /// <value>Null by default.</value>
    public int? MaxPhoneNumbersPerBusiness { get; init; }

    /// <summary>Whatever else Graph sent: properties without a member here, and the raw values of those that came as another kind of JSON than the member's.</summary>
    /// <value>Empty by default, never null. What is set is copied, without JSON nulls.</value>
    /// <remarks>An entry with the name of a member is written only while that member is null.</remarks>
    public IReadOnlyDictionary<string, JsonElement> AdditionalProperties { get; init => field = AdditionalPropertyBag.Copy(value); } = AdditionalPropertyBag.Empty;

    /// <summary>Whether both hold the same.</summary>
    /// <param name="other">The other one.</param>
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
        && MessagingLimitTier == other.MessagingLimitTier
        && MessagingLimit == other.MessagingLimit
        && IsOfficialBusinessAccount == other.IsOfficialBusinessAccount
        && PlatformType == other.PlatformType
        && NameStatus == other.NameStatus
        && NewDisplayName == other.NewDisplayName
        && NewNameStatus == other.NewNameStatus
        && ThroughputLevel == other.ThroughputLevel
        && LastOnboardedTime == other.LastOnboardedTime
        && IsOnBizApp == other.IsOnBizApp
        && Username == other.Username
        && MaxPhoneNumbersPerBusiness == other.MaxPhoneNumbersPerBusiness
        && ContentEquality.Equals(AdditionalProperties, other.AdditionalProperties);

    /// <summary>A hash of the content.</summary>
    /// <returns>The hash.</returns>
    public override int GetHashCode() => HashCode.Combine(Id, DisplayPhoneNumber, VerifiedName, Status);

    /// <summary>A short text for logs and debuggers.</summary>
    /// <returns>The id, and the number if it is known.</returns>
    public override string ToString() => DisplayPhoneNumber is null ? Id : $"{Id} {DisplayPhoneNumber}";
}
