using System.Text.Json;

namespace WabaClient;

/// <summary>Reads and writes <see cref="BusinessInfo"/>.</summary>
internal static class BusinessInfoJson
{
    private static readonly SharedStrings Names = new(["id", "name", "status", "type"]);

    public static bool TryRead(ref Utf8JsonReader reader, out BusinessInfo? value)
    {
        value = null;
        if (reader.TokenType != JsonTokenType.StartObject)
            return reader.TokenType == JsonTokenType.Null;

        string? id = null;
        string? name = null;
        string? status = null;
        string? type = null;
        AdditionalPropertyBag? additional = null;
        while (TolerantJson.ReadProperty(ref reader, Names, out string property))
        {
            bool understood = property switch
            {
                "id" => TolerantJson.TryText(ref reader, null, out id),
                "name" => TolerantJson.TryString(ref reader, out name),
                "status" => TolerantJson.TryString(ref reader, Vocabulary.All, out status),
                "type" => TolerantJson.TryString(ref reader, Vocabulary.All, out type),
                _ => reader.TokenType == JsonTokenType.Null,
            };
            AdditionalPropertyBag.Settle(ref additional, property, understood, ref reader);
        }

        value =
            new BusinessInfo { Id = id, Name = name, Status = status, Type = type, AdditionalProperties = additional! };
        return true;
    }

    public static void Write(Utf8JsonWriter writer, BusinessInfo value)
    {
        ModelWriter model = new(writer, value.AdditionalProperties);
        model.Write("id", value.Id);
        model.Write("name", value.Name);
        model.Write("status", value.Status);
        model.Write("type", value.Type);
        model.End();
    }
}
