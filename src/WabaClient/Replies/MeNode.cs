using System.Text.Json;

namespace WabaClient;

/// <summary>The user of a token (<c>/me</c>), with the business that the token belongs to.</summary>
internal sealed record MeNode(BusinessId? ClientBusinessId)
{
    private static readonly SharedStrings Names = new(["id", "client_business_id"]);

    public static MeNode? Read(ref Utf8JsonReader reader)
    {
        string? id = null;
        string? businessId = null;
        while (TolerantJson.ReadProperty(ref reader, Names, out string property))
        {
            bool isUnderstood = property switch
            {
                "id" => TolerantJson.TryText(ref reader, null, out id),
                "client_business_id" => TolerantJson.TryText(ref reader, null, out businessId),
                _ => false,
            };
            if (!isUnderstood)
                TolerantJson.Skip(ref reader);
        }

        if (id is null && businessId is null)
            return null;
        BusinessId? clientBusinessId = BusinessId.TryParse(businessId, null, out BusinessId parsed)
            ? parsed
            : default(BusinessId?);
        return new(clientBusinessId);
    }
}
