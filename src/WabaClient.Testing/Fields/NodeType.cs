namespace WabaClient.Testing;

/// <summary>A kind of object and the fields that Graph knows on it.</summary>
internal sealed class NodeType
{
    private readonly HashSet<string> _fields;
    private readonly Dictionary<string, NodeType> _nested;

    private NodeType(string name, IEnumerable<string> fields, Dictionary<string, NodeType>? nested = null)
    {
        Name = name;
        _fields = new HashSet<string>(fields, StringComparer.Ordinal);
        _nested = nested ?? [];
    }

    public static NodeType Business { get; } = new("Business", ["id", "name"]);

    public static NodeType PhoneNumber { get; } = new(
        "WhatsAppBusinessPhoneNumber",
        [
            "id", "display_phone_number", "verified_name", "status", "quality_rating", "country_code", "country_dial_code",
            "code_verification_status", "account_mode", "messaging_limit_tier", "is_official_business_account",
            "platform_type", "name_status", "throughput", "last_onboarded_time", "is_on_biz_app", "new_display_name",
            "new_name_status", "webhook_configuration", "username", "health_status", "max_phone_numbers_per_business",
            "whatsapp_business_manager_messaging_limit",
        ]);

    public static NodeType Account { get; } = new(
        "WhatsAppBusinessAccount",
        [
            "id", "name", "currency", "timezone_id", "message_template_namespace", "account_review_status",
            "business_verification_status", "country", "creation_time", "ownership_type", "status", "owner_business_info",
            "owner_business", "on_behalf_of_business_info", "primary_funding_id", "purchase_order_number", "analytics",
            "auth_international_rate_eligibility", "primary_business_location", "health_status", "is_enabled_for_insights",
            "is_shared_with_partners", "linked_commerce_account", "marketing_messages_lite_api_status",
            "marketing_messages_onboarding_status", "whatsapp_business_manager_messaging_limit",
            "template_auto_archival_enabled", "disable_marketing_messages_on_cloud_api", "phone_numbers",
        ],
        new Dictionary<string, NodeType>(StringComparer.Ordinal) { ["phone_numbers"] = PhoneNumber });

    /// <summary>An account as the client edge shows it.</summary>
    public static NodeType ClientAccount { get; } = new("WhatsAppBusinessAccount", [.. Account._fields, "permitted_tasks"], Account._nested);

    public string Name { get; }

    /// <summary>The first field that Graph would refuse, as an error; or null.</summary>
    /// <param name="fields">The fields asked for.</param>
    /// <param name="isAdded">Tells the fields that a test has given its accounts beyond the documented ones.</param>
    public FakeError? Check(IReadOnlyList<RequestedField> fields, Func<string, bool> isAdded)
    {
        foreach (RequestedField field in fields)
        {
            if (!_fields.Contains(field.Name) && !isAdded(field.Name))
                return FakeErrors.UnknownField(field.Name, Name);
            if (field.Children is not null
                && _nested.TryGetValue(field.Name, out NodeType? nested)
                && nested.Check(field.Children, isAdded) is { } error)
            {
                return error;
            }
        }

        return null;
    }
}
