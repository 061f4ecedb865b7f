using System.Globalization;

namespace WabaClient;

/// <summary>A field of an account that can be requested with <see cref="AccountQuery.Fields"/>.</summary>
/// <remarks>
/// Graph rejects a request that contains an unknown field, so request only the fields that you need.
/// Source: Meta's SDK specification and reference pages, v25.0 to v26.0. Instances are immutable and thread-safe.
/// </remarks>
public sealed record AccountField
{
    private AccountField(string expression) => Expression = expression;

    /// <summary>The id of the account; Graph returns it whether requested or not (<c>id</c>).</summary>
    public static AccountField Id { get; } = new("id");

    /// <summary>The name of the account (<c>name</c>).</summary>
    public static AccountField Name { get; } = new("name");

    /// <summary>The currency of the account, ISO 4217 (<c>currency</c>).</summary>
    public static AccountField Currency { get; } = new("currency");

    /// <summary>The time zone of the account, as a number in Meta's table of time zones (<c>timezone_id</c>).</summary>
    public static AccountField TimezoneId { get; } = new("timezone_id");

    /// <summary>The namespace of the message templates of the account (<c>message_template_namespace</c>).</summary>
    public static AccountField MessageTemplateNamespace { get; } = new("message_template_namespace");

    /// <summary>The result of Meta's policy review of the account (<c>account_review_status</c>).</summary>
    public static AccountField AccountReviewStatus { get; } = new("account_review_status");

    /// <summary>
    /// The state of Meta's verification of the owning business (<c>business_verification_status</c>).
    /// </summary>
    public static AccountField BusinessVerificationStatus { get; } = new("business_verification_status");

    /// <summary>The country of the account, ISO 3166-1 alpha-2 (<c>country</c>).</summary>
    public static AccountField Country { get; } = new("country");

    /// <summary>When the account was created (<c>creation_time</c>).</summary>
    public static AccountField CreationTime { get; } = new("creation_time");

    /// <summary>
    /// Who owns the account, from the point of view of the requesting business (<c>ownership_type</c>).
    /// </summary>
    public static AccountField OwnershipType { get; } = new("ownership_type");

    /// <summary>Whether the account can be used (<c>status</c>).</summary>
    public static AccountField Status { get; } = new("status");

    /// <summary>The owning business: id and name (<c>owner_business_info</c>).</summary>
    public static AccountField OwnerBusinessInfo { get; } = new("owner_business_info");

    /// <summary>The owning business as a node (<c>owner_business</c>).</summary>
    public static AccountField OwnerBusiness { get; } = new("owner_business");

    /// <summary>The business on whose behalf the account is used (<c>on_behalf_of_business_info</c>).</summary>
    public static AccountField OnBehalfOfBusinessInfo { get; } = new("on_behalf_of_business_info");

    /// <summary>The id of the primary funding source of the account (<c>primary_funding_id</c>).</summary>
    public static AccountField PrimaryFundingId { get; } = new("primary_funding_id");

    /// <summary>The purchase order number of the account (<c>purchase_order_number</c>).</summary>
    public static AccountField PurchaseOrderNumber { get; } = new("purchase_order_number");

    /// <summary>The country of the primary location of the business (<c>primary_business_location</c>).</summary>
    public static AccountField PrimaryBusinessLocation { get; } = new("primary_business_location");

    /// <summary>
    /// When international rates for authentication messages start to apply
    /// (<c>auth_international_rate_eligibility</c>).
    /// </summary>
    public static AccountField AuthInternationalRateEligibility { get; } = new("auth_international_rate_eligibility");

    /// <summary>Whether the account can send messages, and what prevents it (<c>health_status</c>).</summary>
    public static AccountField HealthStatus { get; } = new("health_status");

    /// <summary>Whether template analytics are enabled (<c>is_enabled_for_insights</c>).</summary>
    public static AccountField IsEnabledForInsights { get; } = new("is_enabled_for_insights");

    /// <summary>Whether the account is shared with partners (<c>is_shared_with_partners</c>).</summary>
    public static AccountField IsSharedWithPartners { get; } = new("is_shared_with_partners");

    /// <summary>
    /// The state of the onboarding to the Marketing Messages Lite API (<c>marketing_messages_lite_api_status</c>).
    /// </summary>
    public static AccountField MarketingMessagesLiteApiStatus { get; } = new("marketing_messages_lite_api_status");

    /// <summary>
    /// The state of the onboarding to marketing messages (<c>marketing_messages_onboarding_status</c>).
    /// </summary>
    public static AccountField MarketingMessagesOnboardingStatus { get; } = new("marketing_messages_onboarding_status");

    /// <summary>
    /// The enrollment in maximum prices for marketing messages
    /// (<c>whatsapp_manager_marketing_messages_max_price_enroll_status</c>).
    /// </summary>
    public static AccountField MarketingMessagesMaxPriceEnrollStatus { get; } =
        new("whatsapp_manager_marketing_messages_max_price_enroll_status");

    /// <summary>
    /// The ad account of marketing messages; returned in <see cref="WhatsAppBusinessAccount.AdditionalProperties"/>
    /// (<c>marketing_messages_ad_account</c>).
    /// </summary>
    public static AccountField MarketingMessagesAdAccount { get; } = new("marketing_messages_ad_account");

    /// <summary>
    /// The messaging limit of the business portfolio (<c>whatsapp_business_manager_messaging_limit</c>).
    /// </summary>
    public static AccountField MessagingLimit { get; } = new("whatsapp_business_manager_messaging_limit");

    /// <summary>Whether Meta archives unused templates (<c>template_auto_archival_enabled</c>).</summary>
    public static AccountField TemplateAutoArchivalEnabled { get; } = new("template_auto_archival_enabled");

    /// <summary>
    /// Whether marketing messages are disabled on the Cloud API (<c>disable_marketing_messages_on_cloud_api</c>).
    /// </summary>
    public static AccountField DisableMarketingMessagesOnCloudApi { get; } = new(
        "disable_marketing_messages_on_cloud_api");

    /// <summary>
    /// The linked commerce account; returned in <see cref="WhatsAppBusinessAccount.AdditionalProperties"/>
    /// (<c>linked_commerce_account</c>).
    /// </summary>
    public static AccountField LinkedCommerceAccount { get; } = new("linked_commerce_account");

    /// <summary>
    /// The tasks that the business is permitted to perform on a client's account; on the client edge only
    /// (<c>permitted_tasks</c>).
    /// </summary>
    public static AccountField PermittedTasks { get; } = new("permitted_tasks");

    /// <summary>Gets the field in the form in which it is sent.</summary>
    public string Expression { get; }

    /// <summary>The phone numbers of the account, as many as Graph returns by default (<c>phone_numbers</c>).</summary>
    /// <param name="fields">The fields of each number; if empty, Graph's default fields.</param>
    /// <returns>The expanded field.</returns>
    /// <exception cref="ArgumentNullException">The array or one of its entries is null.</exception>
    public static AccountField PhoneNumbers(params PhoneNumberField[] fields) =>
        ExpandPhoneNumbers("phone_numbers", fields);

    /// <summary>The phone numbers of the account, up to a limit (<c>phone_numbers.limit(n)</c>).</summary>
    /// <param name="limit">
    /// The maximum number of phone numbers per account, at least 1. If there are more,
    /// <see cref="GraphList{T}.HasMore"/> is true, and <see cref="GraphList{T}.NextCursor"/> is the cursor to continue
    /// from.
    /// </param>
    /// <param name="fields">The fields of each number; if empty, Graph's default fields.</param>
    /// <returns>The expanded field.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="limit"/> is less than 1.</exception>
    /// <exception cref="ArgumentNullException">The array or one of its entries is null.</exception>
    public static AccountField PhoneNumbers(int limit, params PhoneNumberField[] fields)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(limit, 1);
        return ExpandPhoneNumbers(string.Create(CultureInfo.InvariantCulture, $"phone_numbers.limit({limit})"), fields);
    }

    /// <summary>
    /// A field without a member in this class, or with parameters such as
    /// <c>analytics.start(…).end(…).granularity(DAY)</c>. Its value is returned in
    /// <see cref="WhatsAppBusinessAccount.AdditionalProperties"/>.
    /// </summary>
    /// <param name="expression">
    /// One field, with modifiers and an expansion if needed. Do not pass user input, because <c>fields</c> is a query
    /// language.
    /// </param>
    /// <returns>The field.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="expression"/> is null.</exception>
    /// <exception cref="ArgumentException"><paramref name="expression"/> is not one field.</exception>
    public static AccountField Custom(string expression) => new(FieldExpression.Check(expression, nameof(expression)));

    /// <summary>Returns the field in the form in which it is sent.</summary>
    /// <returns><see cref="Expression"/>.</returns>
    public override string ToString() => Expression;

    private static AccountField ExpandPhoneNumbers(string edge, PhoneNumberField[] fields)
    {
        PhoneNumberField[] copy = FieldList.Copy(fields, nameof(fields));
        return new(copy.Length == 0 ? edge : $"{edge}{{{string.Join(',', copy.Select(field => field.Expression))}}}");
    }
}
