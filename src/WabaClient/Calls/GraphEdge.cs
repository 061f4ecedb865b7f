namespace WabaClient;

/// <summary>The edges (and the one node) of Graph that this library reads.</summary>
internal sealed class GraphEdge
{
    private GraphEdge(string name, string label, string scopeKind, string permissionsHint)
    {
        Name = name;
        Label = label;
        ScopeKind = scopeKind;
        PermissionsHint = permissionsHint;
    }

    public static GraphEdge Owned { get; } = new(
        "owned_whatsapp_business_accounts",
        "owned_whatsapp_business_accounts",
        "business",
        "whatsapp_business_management and business_management");

    public static GraphEdge Client { get; } = new(
        "client_whatsapp_business_accounts",
        "client_whatsapp_business_accounts",
        "business",
        "whatsapp_business_management");

    public static GraphEdge Account { get; } = new("", "account", "account", "whatsapp_business_management");

    /// <summary>The last part of the path; empty for the node itself.</summary>
    public string Name { get; }

    /// <summary>The edge as telemetry names it.</summary>
    public string Label { get; }

    /// <summary>What the id in the path is the id of: the kind of scope that error 80008 closes.</summary>
    public string ScopeKind { get; }

    /// <summary>The permissions that Meta's pages ask for (reference pages of the edges).</summary>
    public string PermissionsHint { get; }
}
