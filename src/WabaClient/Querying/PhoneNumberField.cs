namespace WabaClient;

/// <summary>
/// A field of a phone number, for <see cref="PhoneNumberQuery.Fields"/> and
/// <see cref="AccountField.PhoneNumbers(PhoneNumberField[])"/>.
/// </summary>
/// <remarks>
/// Source: Meta's OpenAPI description v25.0, and responses recorded by third parties. Instances are immutable and
/// thread-safe.
/// </remarks>
public sealed record PhoneNumberField
{
    private PhoneNumberField(string expression) => Expression = expression;

    /// <summary>The id of the phone number; Graph returns it whether requested or not (<c>id</c>).</summary>
    public static PhoneNumberField Id { get; } = new("id");

    /// <summary>The number in the form in which it is displayed (<c>display_phone_number</c>).</summary>
    public static PhoneNumberField DisplayPhoneNumber { get; } = new("display_phone_number");

    /// <summary>The name that customers see (<c>verified_name</c>).</summary>
    public static PhoneNumberField VerifiedName { get; } = new("verified_name");

    /// <summary>The status of the number (<c>status</c>).</summary>
    public static PhoneNumberField Status { get; } = new("status");

    /// <summary>The quality of recent messages (<c>quality_rating</c>).</summary>
    public static PhoneNumberField QualityRating { get; } = new("quality_rating");

    /// <summary>The country of the number, ISO 3166-1 alpha-2 (<c>country_code</c>).</summary>
    public static PhoneNumberField CountryCode { get; } = new("country_code");

    /// <summary>The calling code of the country (<c>country_dial_code</c>).</summary>
    public static PhoneNumberField CountryDialCode { get; } = new("country_dial_code");

    /// <summary>Whether the number was verified with a code (<c>code_verification_status</c>).</summary>
    public static PhoneNumberField CodeVerificationStatus { get; } = new("code_verification_status");

    /// <summary>Whether the number is live or in a sandbox (<c>account_mode</c>).</summary>
    public static PhoneNumberField AccountMode { get; } = new("account_mode");

    /// <summary>
    /// How many customers the business can start conversations with within 24 hours
    /// (<c>whatsapp_business_manager_messaging_limit</c>).
    /// </summary>
    public static PhoneNumberField MessagingLimit { get; } = new("whatsapp_business_manager_messaging_limit");

    /// <summary>Whether the number is an official business account (<c>is_official_business_account</c>).</summary>
    public static PhoneNumberField IsOfficialBusinessAccount { get; } = new("is_official_business_account");

    /// <summary>The platform of the number (<c>platform_type</c>).</summary>
    public static PhoneNumberField PlatformType { get; } = new("platform_type");

    /// <summary>The state of the review of the name (<c>name_status</c>).</summary>
    public static PhoneNumberField NameStatus { get; } = new("name_status");

    /// <summary>The throughput of messages (<c>throughput</c>).</summary>
    public static PhoneNumberField Throughput { get; } = new("throughput");

    /// <summary>When the number was last onboarded (<c>last_onboarded_time</c>).</summary>
    public static PhoneNumberField LastOnboardedTime { get; } = new("last_onboarded_time");

    /// <summary>Whether the number is also used in the WhatsApp Business app (<c>is_on_biz_app</c>).</summary>
    public static PhoneNumberField IsOnBizApp { get; } = new("is_on_biz_app");

    /// <summary>The requested name that is not in use yet (<c>new_display_name</c>).</summary>
    public static PhoneNumberField NewDisplayName { get; } = new("new_display_name");

    /// <summary>The state of the review of the requested name (<c>new_name_status</c>).</summary>
    public static PhoneNumberField NewNameStatus { get; } = new("new_name_status");

    /// <summary>The user name of the number (<c>username</c>).</summary>
    public static PhoneNumberField Username { get; } = new("username");

    /// <summary>Whether the number can send messages, and what prevents it (<c>health_status</c>).</summary>
    public static PhoneNumberField HealthStatus { get; } = new("health_status");

    /// <summary>Gets the field in the form in which it is sent.</summary>
    public string Expression { get; }

    /// <summary>
    /// A field without a member in this class. Its value is returned in
    /// <see cref="WhatsAppBusinessPhoneNumber.AdditionalProperties"/>.
    /// </summary>
    /// <param name="expression">
    /// One field, with modifiers and an expansion if needed. Do not pass user input, because <c>fields</c> is a query
    /// language.
    /// </param>
    /// <returns>The field.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="expression"/> is null.</exception>
    /// <exception cref="ArgumentException"><paramref name="expression"/> is not one field.</exception>
    public static PhoneNumberField Custom(string expression) =>
        new(FieldExpression.Check(expression, nameof(expression)));

    /// <summary>Returns the field in the form in which it is sent.</summary>
    /// <returns><see cref="Expression"/>.</returns>
    public override string ToString() => Expression;
}
