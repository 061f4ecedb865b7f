namespace WabaClient;

/// <summary>A field of a phone number, for <see cref="AccountField.PhoneNumbers(PhoneNumberField[])"/>.</summary>
/// <remarks>Source: Meta's OpenAPI description v25.0, and replies recorded by third parties.</remarks>
public sealed record PhoneNumberField
{
    private PhoneNumberField(string expression) => Expression = expression;

    /// <summary>The number's id; Graph returns it whether asked for or not. (<c>id</c>)</summary>
    public static PhoneNumberField Id { get; } = new("id");

    /// <summary>The number as it is shown to people. (<c>display_phone_number</c>)</summary>
    public static PhoneNumberField DisplayPhoneNumber { get; } = new("display_phone_number");

    /// <summary>The verified display name. (<c>verified_name</c>)</summary>
    public static PhoneNumberField VerifiedName { get; } = new("verified_name");

    /// <summary>The number's status. (<c>status</c>)</summary>
    public static PhoneNumberField Status { get; } = new("status");

    /// <summary>The number's quality rating. (<c>quality_rating</c>)</summary>
    public static PhoneNumberField QualityRating { get; } = new("quality_rating");

    /// <summary>The number's country. (<c>country_code</c>)</summary>
    public static PhoneNumberField CountryCode { get; } = new("country_code");

    /// <summary>The number's country calling code. (<c>country_dial_code</c>)</summary>
    public static PhoneNumberField CountryDialCode { get; } = new("country_dial_code");

    /// <summary>Whether the number was verified by code. (<c>code_verification_status</c>)</summary>
    public static PhoneNumberField CodeVerificationStatus { get; } = new("code_verification_status");

    /// <summary>Live or sandbox. (<c>account_mode</c>)</summary>
    public static PhoneNumberField AccountMode { get; } = new("account_mode");

    /// <summary>The number's messaging limit; from v24 on see <see cref="AccountField.MessagingLimit"/>. (<c>messaging_limit_tier</c>)</summary>
    public static PhoneNumberField MessagingLimitTier { get; } = new("messaging_limit_tier");

    /// <summary>Whether the number is an official business account. (<c>is_official_business_account</c>)</summary>
    public static PhoneNumberField IsOfficialBusinessAccount { get; } = new("is_official_business_account");

    /// <summary>Where the number is hosted. (<c>platform_type</c>)</summary>
    public static PhoneNumberField PlatformType { get; } = new("platform_type");

    /// <summary>How far the review of the display name has come. (<c>name_status</c>)</summary>
    public static PhoneNumberField NameStatus { get; } = new("name_status");

    /// <summary>The number's throughput level. (<c>throughput</c>)</summary>
    public static PhoneNumberField Throughput { get; } = new("throughput");

    /// <summary>When the number was last onboarded. (<c>last_onboarded_time</c>)</summary>
    public static PhoneNumberField LastOnboardedTime { get; } = new("last_onboarded_time");

    /// <summary>Whether the number is used in the WhatsApp Business app. (<c>is_on_biz_app</c>)</summary>
    public static PhoneNumberField IsOnBizApp { get; } = new("is_on_biz_app");

    /// <summary>A display name that is asked for. (<c>new_display_name</c>)</summary>
    public static PhoneNumberField NewDisplayName { get; } = new("new_display_name");

    /// <summary>How far the review of the new display name has come. (<c>new_name_status</c>)</summary>
    public static PhoneNumberField NewNameStatus { get; } = new("new_name_status");

    /// <summary>The number's webhook addresses. (<c>webhook_configuration</c>)</summary>
    public static PhoneNumberField WebhookConfiguration { get; } = new("webhook_configuration");

    /// <summary>The number's user name. (<c>username</c>)</summary>
    public static PhoneNumberField Username { get; } = new("username");

    /// <summary>Whether the number can send messages. (<c>health_status</c>)</summary>
    public static PhoneNumberField HealthStatus { get; } = new("health_status");

    /// <summary>The field as it is written into the request.</summary>
    public string Expression { get; }

    /// <summary>A field that has no member here.</summary>
    /// <param name="expression">One field, with modifiers and expansion where needed. Not for text of your users: <c>fields</c> is a query language.</param>
    /// <returns>The field.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="expression"/> is null.</exception>
    /// <exception cref="ArgumentException"><paramref name="expression"/> is not one field.</exception>
    public static PhoneNumberField Custom(string expression) => new(FieldExpression.Check(expression, nameof(expression)));

    /// <summary>The field as it is written into the request.</summary>
    /// <returns><see cref="Expression"/>.</returns>
    public override string ToString() => Expression;
}
