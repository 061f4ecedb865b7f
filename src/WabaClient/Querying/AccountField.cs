using System.Globalization;

namespace WabaClient;

/// <summary>A field of an account, to be asked for by <see cref="AccountQuery.Fields"/>.</summary>
/// <remarks>
/// Graph refuses the whole request for one field that it does not know, so ask for what you need and no more.
/// Source: Meta's SDK specification and reference pages, v25.0 to v26.0.
/// </remarks>
public sealed record AccountField
{
    private AccountField(string expression) => Expression = expression;

    /// <summary>The account's id; Graph returns it whether asked for or not. (<c>id</c>)</summary>
    public static AccountField Id { get; } = new("id");

    /// <summary>The account's name. (<c>name</c>)</summary>
    public static AccountField Name { get; } = new("name");

    /// <summary>The account's currency, ISO 4217. (<c>currency</c>)</summary>
    public static AccountField Currency { get; } = new("currency");

    /// <summary>The account's time zone, a number of Meta's table. (<c>timezone_id</c>)</summary>
    public static AccountField TimezoneId { get; } = new("timezone_id");

    /// <summary>The namespace of the account's message templates. (<c>message_template_namespace</c>)</summary>
    public static AccountField MessageTemplateNamespace { get; } = new("message_template_namespace");

    /// <summary>How far Meta's review of the account has come. (<c>account_review_status</c>)</summary>
    public static AccountField AccountReviewStatus { get; } = new("account_review_status");

    /// <summary>How far the verification of the owning business has come. (<c>business_verification_status</c>)</summary>
    public static AccountField BusinessVerificationStatus { get; } = new("business_verification_status");

    /// <summary>The account's country, ISO 3166-1 alpha-2. (<c>country</c>)</summary>
    public static AccountField Country { get; } = new("country");

    /// <summary>When the account was made. (<c>creation_time</c>)</summary>
    public static AccountField CreationTime { get; } = new("creation_time");

    /// <summary>How the account belongs to the business. (<c>ownership_type</c>)</summary>
    public static AccountField OwnershipType { get; } = new("ownership_type");

    /// <summary>The account's status. (<c>status</c>)</summary>
    public static AccountField Status { get; } = new("status");

    /// <summary>The owning business: id and name. (<c>owner_business_info</c>)</summary>
    public static AccountField OwnerBusinessInfo { get; } = new("owner_business_info");

    /// <summary>The owning business as a node. (<c>owner_business</c>)</summary>
    public static AccountField OwnerBusiness { get; } = new("owner_business");

    /// <summary>The business on whose behalf the account is used. (<c>on_behalf_of_business_info</c>)</summary>
    public static AccountField OnBehalfOfBusinessInfo { get; } = new("on_behalf_of_business_info");

    /// <summary>The id of the account's primary funding source. (<c>primary_funding_id</c>)</summary>
    public static AccountField PrimaryFundingId { get; } = new("primary_funding_id");

    /// <summary>The account's purchase order number. (<c>purchase_order_number</c>)</summary>
    public static AccountField PurchaseOrderNumber { get; } = new("purchase_order_number");

    /// <summary>The country of the business's primary location. (<c>primary_business_location</c>)</summary>
    public static AccountField PrimaryBusinessLocation { get; } = new("primary_business_location");

    /// <summary>Since when international rates for authentication messages apply. (<c>auth_international_rate_eligibility</c>)</summary>
    public static AccountField AuthInternationalRateEligibility { get; } = new("auth_international_rate_eligibility");

    /// <summary>Whether the account can send messages, and what stands in the way. (<c>health_status</c>)</summary>
    public static AccountField HealthStatus { get; } = new("health_status");

    /// <summary>Whether template insights are on. (<c>is_enabled_for_insights</c>)</summary>
    public static AccountField IsEnabledForInsights { get; } = new("is_enabled_for_insights");

    /// <summary>Whether the account is shared with partners. (<c>is_shared_with_partners</c>)</summary>
    public static AccountField IsSharedWithPartners { get; } = new("is_shared_with_partners");

    /// <summary>The account's status for the Marketing Messages Lite API. (<c>marketing_messages_lite_api_status</c>)</summary>
    public static AccountField MarketingMessagesLiteApiStatus { get; } = new("marketing_messages_lite_api_status");

    /// <summary>How far the onboarding to marketing messages has come. (<c>marketing_messages_onboarding_status</c>)</summary>
    public static AccountField MarketingMessagesOnboardingStatus { get; } = new("marketing_messages_onboarding_status");

    /// <summary>The messaging limit of the business portfolio. (<c>whatsapp_business_manager_messaging_limit</c>)</summary>
    public static AccountField MessagingLimit { get; } = new("whatsapp_business_manager_messaging_limit");

    /// <summary>Whether unused templates are archived by Meta. (<c>template_auto_archival_enabled</c>)</summary>
    public static AccountField TemplateAutoArchivalEnabled { get; } = new("template_auto_archival_enabled");

    /// <summary>Whether marketing messages on Cloud API are switched off. (<c>disable_marketing_messages_on_cloud_api</c>)</summary>
    public static AccountField DisableMarketingMessagesOnCloudApi { get; } = new("disable_marketing_messages_on_cloud_api");

    /// <summary>The linked commerce account; arrives in <see cref="WhatsAppBusinessAccount.AdditionalProperties"/>. (<c>linked_commerce_account</c>)</summary>
    public static AccountField LinkedCommerceAccount { get; } = new("linked_commerce_account");

    /// <summary>Message analytics; Graph wants parameters with it, which <see cref="Custom"/> can write: <c>analytics.start(…).end(…).granularity(DAY)</c>. Arrives in <see cref="WhatsAppBusinessAccount.AdditionalProperties"/>. (<c>analytics</c>)</summary>
    public static AccountField Analytics { get; } = new("analytics");

    /// <summary>What the business may do with a client's account. Only on the client edge. (<c>permitted_tasks</c>)</summary>
    public static AccountField PermittedTasks { get; } = new("permitted_tasks");

    /// <summary>The field as it is written into the request.</summary>
    public string Expression { get; }

    /// <summary>The account's phone numbers, as many as Graph gives by default (<c>phone_numbers</c>).</summary>
    /// <param name="fields">The fields of each number; none: Graph's default fields.</param>
    /// <returns>The expanded field.</returns>
    /// <exception cref="ArgumentNullException">The array or one of its entries is null.</exception>
    public static AccountField PhoneNumbers(params PhoneNumberField[] fields) => ExpandPhoneNumbers("phone_numbers", fields);

    /// <summary>The account's phone numbers, up to a number of them (<c>phone_numbers.limit(n)</c>).</summary>
    /// <param name="limit">The most numbers for each account, at least 1. <see cref="GraphList{T}.HasMore"/> tells whether there are more.</param>
    /// <param name="fields">The fields of each number; none: Graph's default fields.</param>
    /// <returns>The expanded field.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="limit"/> is less than 1.</exception>
    /// <exception cref="ArgumentNullException">The array or one of its entries is null.</exception>
    public static AccountField PhoneNumbers(int limit, params PhoneNumberField[] fields)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(limit, 1);
        return ExpandPhoneNumbers(string.Create(CultureInfo.InvariantCulture, $"phone_numbers.limit({limit})"), fields);
    }

    /// <summary>A field that has no member here. What comes back is in <see cref="WhatsAppBusinessAccount.AdditionalProperties"/>.</summary>
    /// <param name="expression">One field, with modifiers and expansion where needed. Not for text of your users: <c>fields</c> is a query language.</param>
    /// <returns>The field.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="expression"/> is null.</exception>
    /// <exception cref="ArgumentException"><paramref name="expression"/> is not one field.</exception>
    public static AccountField Custom(string expression) => new(FieldExpression.Check(expression, nameof(expression)));

    /// <summary>The field as it is written into the request.</summary>
    /// <returns><see cref="Expression"/>.</returns>
    public override string ToString() => Expression;

    private static AccountField ExpandPhoneNumbers(string edge, PhoneNumberField[] fields)
    {
        PhoneNumberField[] copy = FieldList.Copy(fields, nameof(fields));
        return new(copy.Length == 0 ? edge : $"{edge}{{{string.Join(',', copy.Select(field => field.Expression))}}}");
    }
}
