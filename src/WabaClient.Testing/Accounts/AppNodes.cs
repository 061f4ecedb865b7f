using System.Text.Json;

namespace WabaClient.Testing;

/// <summary>Apps as objects, and as entries of an account's subscriptions.</summary>
internal static class AppNodes
{
    public static GraphNode Of(FakeApp app) => new JsonGraphNode(NodeTypes.App, app.Id, json =>
    {
        json.WriteStartObject();
        WriteProperties(json, app);
        json.WriteEndObject();
    });

    public static NodeList Subscriptions(IReadOnlyList<FakeApp> apps) => new ItemList(apps.Count, index =>
        new JsonGraphNode(NodeTypes.SubscribedApp, "", json => WriteSubscription(json, apps[index])));

    private static void WriteSubscription(Utf8JsonWriter json, FakeApp app)
    {
        json.WriteStartObject();
        json.WriteStartObject("whatsapp_business_api_data");
        if (app.Category is not null)
            json.WriteString("category", app.Category);
        WriteProperties(json, app);
        json.WriteEndObject();
        if (app.OverrideCallbackUri is not null)
            json.WriteString("override_callback_uri", app.OverrideCallbackUri.ToString());
        json.WriteEndObject();
    }

    private static void WriteProperties(Utf8JsonWriter json, FakeApp app)
    {
        json.WriteString("link", "https://www.facebook.com/games/?app_id=" + app.Id);
        json.WriteString("name", app.Name);
        json.WriteString("id", app.Id);
    }
}
