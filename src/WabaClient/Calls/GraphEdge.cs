namespace WabaClient;

/// <summary>The edges and nodes of Graph that this library reads.</summary>
internal sealed class GraphEdge
{
    private const string Management = "whatsapp_business_management";
    private const string BusinessManagement = "business_management";

    private GraphEdge(string name)
    {
        Name = name;
        Label = name;
    }

    public static GraphEdge Owned { get; } = new("owned_whatsapp_business_accounts")
    {
        ScopeKind = "business",
        IdDescription = "a business portfolio, not of a WhatsApp Business Account",
        ItemType = "WhatsAppBusinessAccount",
        Permissions = [Management, BusinessManagement],
    };

    public static GraphEdge Client { get; } = new("client_whatsapp_business_accounts")
    {
        ScopeKind = "business",
        IdDescription = "a business portfolio, not of a WhatsApp Business Account",
        ItemType = "WhatsAppBusinessAccount",
        Permissions = [Management],
    };

    public static GraphEdge Account { get; } = new("")
    {
        Label = "account",
        ScopeKind = "account",
        IdDescription = "a WhatsApp Business Account, not of a business portfolio or a phone number",
        ItemType = "WhatsAppBusinessAccount",
        Permissions = [Management],
    };

    public static GraphEdge PhoneNumbers { get; } = new("phone_numbers")
    {
        ScopeKind = "account",
        IdDescription = "a WhatsApp Business Account, not of a business portfolio or a phone number",
        ItemType = "WhatsAppBusinessPhoneNumber",
        Permissions = [Management],
    };

    public static GraphEdge Businesses { get; } = new("businesses")
    {
        ScopeKind = "token",
        IdDescription = "a user",
        ItemType = "Business",
        Permissions = [BusinessManagement],
    };

    public static GraphEdge Business { get; } = new("")
    {
        Label = "business",
        ScopeKind = "business",
        IdDescription = "a business portfolio",
        ItemType = "Business",
        Permissions = [BusinessManagement],
    };

    public static GraphEdge Me { get; } = new("")
    {
        Label = "me",
        ScopeKind = "token",
        IdDescription = "a user",
        ItemType = "User",
        Permissions = [BusinessManagement],
    };

    public static GraphEdge SubscribedApps { get; } = new("subscribed_apps")
    {
        ScopeKind = "account",
        IdDescription = "a WhatsApp Business Account",
        ItemType = "WhatsAppBusinessAccount",
        Permissions = [Management],
    };

    public static GraphEdge DebugToken { get; } = new("")
    {
        Label = "debug_token",
        ScopeKind = "token",
        IdDescription = "an access token",
        ItemType = "AccessToken",
        Permissions = [],
    };

    /// <summary>Gets the last segment of the path; empty for the node itself.</summary>
    public string Name { get; }

    /// <summary>Gets the name of the edge in telemetry.</summary>
    public string Label { get; private init; }

    /// <summary>
    /// Gets the kind of object that the id in the path belongs to, which is the kind of scope that error 80008 closes.
    /// For the user of a token, the path has no id, and the scope is that of the token.
    /// </summary>
    public required string ScopeKind { get; init; }

    /// <summary>Gets a description of the object that the id in the path belongs to.</summary>
    public required string IdDescription { get; init; }

    /// <summary>Gets Graph's name for the type of the items.</summary>
    public required string ItemType { get; init; }

    /// <summary>Gets the permissions that Meta documents (reference pages of the edges).</summary>
    public required IReadOnlyList<string> Permissions { get; init; }
}
