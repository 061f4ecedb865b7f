namespace WabaClient.Testing;

/// <summary>The kinds of objects that the fake models, with the fields of Meta's newest SDKs.</summary>
internal static class NodeTypes
{
    public const string Owned = "owned_whatsapp_business_accounts";
    public const string Client = "client_whatsapp_business_accounts";
    public const string Assigned = "assigned_whatsapp_business_accounts";
    public const string PhoneNumbers = "phone_numbers";
    public const string SubscribedApps = "subscribed_apps";
    public const string Businesses = "businesses";
    public const string Permissions = "permissions";

    private const string ManageAccounts = "whatsapp_business_management";
    private const string ManageBusinesses = "business_management";

    // Edges that are empty in the fake. Source: Meta's SDK specification of the account.
    private static readonly string[] EmptyEdges =
    [
        "activities", "assigned_users", "audiences", "call_analytics", "conversation_analytics", "dataset",
        "degrees_of_freedom_spec", "flows", "group_analytics", "message_campaigns", "message_template_previews",
        "message_templates", "payment_configuration", "payment_configurations", "pricing_analytics", "product_catalogs",
        "schedules", "solutions", "template_analytics", "template_group_analytics", "template_groups",
        "template_performance_metrics", "welcome_message_sequences",
    ];

    private static readonly HashSet<string> EdgeNames = new(StringComparer.Ordinal)
    {
        Owned, Client, Assigned, PhoneNumbers, SubscribedApps, Businesses, Permissions,
    };

    /// <summary>Gets the type of the items that a test adds to an edge that is otherwise empty in the fake.</summary>
    public static NodeType Item { get; } = new("Item", [], []) { IsOpen = true };

    public static NodeType App { get; } = new(
        "Application",
        ["id", "name", "link"],
        ["category", "namespace", "object_store_urls"]);

    public static NodeType SubscribedApp { get; } = new(
        "SubscribedApp",
        ["whatsapp_business_api_data", "override_callback_uri"],
        ["id", "name", "link"]);

    public static NodeType Permission { get; } = new("Permission", ["permission", "status"], []);

    public static NodeType PhoneNumber { get; } = new(
        "WhatsAppBusinessPhoneNumber",
        ["verified_name", "code_verification_status", "display_phone_number", "quality_rating", "platform_type", "throughput", "id"],
        [
            "status", "country_code", "country_dial_code", "account_mode", "messaging_limit_tier", "is_official_business_account",
            "name_status", "last_onboarded_time", "is_on_biz_app", "new_display_name", "new_name_status", "webhook_configuration",
            "username", "health_status", "max_phone_numbers_per_business", "whatsapp_business_manager_messaging_limit",
            "certificate", "new_certificate", "is_pin_enabled", "is_preverified_number", "search_visibility",
            "eligibility_for_api_business_global_search", "official_business_account",
        ])
    {
        Permission = ManageAccounts,
    };

    public static NodeType Account { get; } = new(
        "WhatsAppBusinessAccount",
        ["id", "name", "currency", "timezone_id", "message_template_namespace"],
        [
            "account_review_status", "business_verification_status", "country", "creation_time", "ownership_type", "status",
            "owner_business_info", "owner_business", "on_behalf_of_business_info", "primary_funding_id",
            "purchase_order_number", "analytics", "auth_international_rate_eligibility", "primary_business_location",
            "health_status", "is_enabled_for_insights", "is_shared_with_partners", "linked_commerce_account",
            "marketing_messages_lite_api_status", "marketing_messages_onboarding_status",
            "whatsapp_business_manager_messaging_limit", "template_auto_archival_enabled",
            "disable_marketing_messages_on_cloud_api", "marketing_messages_ad_account",
            "whatsapp_manager_marketing_messages_max_price_enroll_status",
        ],
        [
            new EdgeType(PhoneNumbers, () => PhoneNumber, ManageAccounts),
            new EdgeType(SubscribedApps, () => SubscribedApp, ManageAccounts),
            .. EmptyEdges.Select(name => new EdgeType(name, () => Item, ManageAccounts)),
        ])
    {
        Permission = ManageAccounts,
    };

    /// <summary>Gets the type of an account on the client edge.</summary>
    public static NodeType ClientAccount { get; } = Account.With("permitted_tasks", "business_type");

    public static NodeType Business { get; } = new(
        "Business",
        ["id", "name"],
        [
            "verification_status", "timezone_id", "created_time", "updated_time", "vertical", "vertical_id", "primary_page",
            "two_factor_type", "is_hidden", "link", "marketing_messages_onboarding_status",
            "whatsapp_business_manager_messaging_limit",
        ],
        new EdgeType(Owned, () => Account, ManageBusinesses, ManageAccounts),
        new EdgeType(Client, () => ClientAccount, ManageAccounts));

    /// <summary>Gets the type of a business in the list of a user's businesses.</summary>
    public static NodeType UsersBusiness { get; } = Business.With("permitted_roles");

    public static NodeType User { get; } = new(
        "User",
        ["name", "id"],
        ["first_name", "last_name", "email", "client_business_id"],
        new EdgeType(Businesses, () => UsersBusiness, ManageBusinesses) { HidesMissingPermission = true },
        new EdgeType(Assigned, () => Account),
        new EdgeType(Permissions, () => Permission));

    /// <summary>
    /// Gets the type of a system user. Its list of businesses is not specified, but recorded as empty.
    /// </summary>
    public static NodeType SystemUser { get; } = new(
        "SystemUser",
        ["name", "id"],
        ["client_business_id", "created_by", "created_time", "finance_permission", "ip_permission"],
        new EdgeType(Businesses, () => UsersBusiness, ManageBusinesses) { HidesMissingPermission = true },
        new EdgeType(Assigned, () => Account));

    /// <summary>Returns whether any object has an edge with this name.</summary>
    public static bool IsEdge(string name) => EdgeNames.Contains(name) || Array.IndexOf(EmptyEdges, name) >= 0;
}
