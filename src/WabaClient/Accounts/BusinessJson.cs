using System.Text.Json;

namespace WabaClient;

/// <summary>Reads and writes <see cref="Business"/>.</summary>
internal static class BusinessJson
{
    private static readonly SharedStrings Names = new(["id", "name", "verification_status"]);

    public static Business? Read(ref Utf8JsonReader reader)
    {
        string? id = null;
        string? name = null;
        string? verificationStatus = null;
        AdditionalPropertyBag? additional = null;
        while (TolerantJson.ReadProperty(ref reader, Names, out string property))
        {
            bool understood = property switch
            {
                "id" => TolerantJson.TryText(ref reader, null, out id),
                "name" => TolerantJson.TryString(ref reader, out name),
                "verification_status" =>
                    TolerantJson.TryOpenValue(ref reader, BusinessVerificationStatus.Known, out verificationStatus),
                _ => reader.TokenType == JsonTokenType.Null,
            };
            AdditionalPropertyBag.Settle(ref additional, property, understood, ref reader);
        }

        return !BusinessId.TryParse(id, null, out BusinessId businessId) ? null : new Business
        {
            Id = businessId,
            Name = name,
            VerificationStatus = BusinessVerificationStatus.FromStored(verificationStatus),
            AdditionalProperties = additional!,
        };
    }

    public static void Write(Utf8JsonWriter writer, Business value)
    {
        ModelWriter model = new(writer, value.AdditionalProperties);
        model.Write("id", value.Id.Value);
        model.Write("name", value.Name);
        model.Write("verification_status", value.VerificationStatus?.Value);
        model.End();
    }
}
