using System.Text.Json;

namespace WabaClient;

/// <summary>A phone number in its stored form: its fields are the id of a set.</summary>
internal readonly record struct StoredNumber(WhatsAppBusinessPhoneNumber Number, long Fields, Absence? Absence)
{
    public static void Write(Utf8JsonWriter writer, KnownNumber number, FieldSets fieldSets)
    {
        writer.WriteStartObject();
        writer.WritePropertyName("number");
        StoredJson.WriteModel(writer, number.Number);
        writer.WriteNumber("fields", fieldSets.IdOf(number.Fields));
        StoredJson.WriteUnlessNull(writer, "absence", number.Absence, AbsenceJson.Write);
        writer.WriteEndObject();
    }

    public static StoredNumber Read(ref Utf8JsonReader reader)
    {
        StoredNumber number = default;
        while (StoredJson.ReadProperty(ref reader, out string name))
        {
            switch (name)
            {
                case "number":
                    number = number with { Number = StoredJson.ReadModel<WhatsAppBusinessPhoneNumber>(ref reader) };
                    break;
                case "fields":
                    number = number with { Fields = reader.GetInt64() };
                    break;
                case "absence":
                    number = number with { Absence = AbsenceJson.Read(ref reader) };
                    break;
                default:
                    reader.Skip();
                    break;
            }
        }

        return number;
    }
}
