using System.Text.Json;

namespace WabaClient;

/// <summary>An app that receives the webhooks of an account (<c>subscribed_apps</c>).</summary>
/// <param name="Id">
/// The id of the app; null for an entry without an id, which must not prevent the others from being read.
/// </param>
/// <remarks>
/// The id is in <c>whatsapp_business_api_data</c> (Meta's OpenAPI description) or in the entry itself (Meta's sample
/// app for tech providers). The list contains the apps of all partners, and of Meta itself (recorded).
/// </remarks>
internal sealed record SubscribedApp(string? Id)
{
    private static readonly SharedStrings Names = new(["whatsapp_business_api_data", "id"]);

    public static SubscribedApp Read(ref Utf8JsonReader reader)
    {
        string? id = null;
        while (TolerantJson.ReadProperty(ref reader, Names, out string property))
        {
            if (property == "whatsapp_business_api_data" && reader.TokenType == JsonTokenType.StartObject)
                id = Read(ref reader).Id ?? id;
            else if (property != "id" || !TolerantJson.TryText(ref reader, null, out id))
                TolerantJson.Skip(ref reader);
        }

        return new(id);
    }
}
