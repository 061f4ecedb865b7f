using System.Text.Json;

namespace WabaClient.Testing;

/// <summary>Businesses as objects.</summary>
internal static class BusinessNodes
{
    public static JsonGraphNode Of(FakeBusiness business) => Of(business, NodeTypes.Business);

    /// <summary>Returns the businesses of a user.</summary>
    public static ItemList List(FakeBusiness[] businesses) =>
        new(businesses.Length, index => Of(businesses[index], NodeTypes.UsersBusiness));

    private static JsonGraphNode Of(FakeBusiness business, NodeType type) =>
        new(type, business.Id.Value, json => Write(json, business))
    {
        MeteredAs = business.Id.Value,
        Lists = edge => edge switch
        {
            NodeTypes.Owned => business.Owned,
            NodeTypes.Client => business.Client,
            _ => null,
        },
    };

    private static void Write(Utf8JsonWriter json, FakeBusiness business)
    {
        json.WriteStartObject();
        json.WriteString("id", business.Id.Value);
        if (business.Name is not null)
            json.WriteString("name", business.Name);
        if (business.VerificationStatus is { } status)
            json.WriteString("verification_status", status.Value);
        json.WriteNumber("timezone_id", 1);
        json.WriteString("created_time", "2020-01-02T03:04:05+0000");
        json.WriteString("updated_time", "2024-01-02T03:04:05+0000");
        json.WriteString("vertical", "OTHER");
        json.WriteString("two_factor_type", "none");
        json.WriteBoolean("is_hidden", false);
        json.WriteString("link", "https://www.facebook.com/" + business.Id.Value);
        json.WriteStartObject("marketing_messages_onboarding_status");
        json.WriteString("status", "ELIGIBLE");
        json.WriteString("time", "2024-05-06T07:08:09+0000");
        json.WriteEndObject();
        json.WriteString("whatsapp_business_manager_messaging_limit", "TIER_2K");
        json.WriteStartArray("permitted_roles");
        json.WriteStringValue("ADMIN");
        json.WriteEndArray();
        json.WriteEndObject();
    }
}
