using System.Text.Json;

namespace WabaClient;

/// <summary>Writes and reads absences.</summary>
internal static class AbsenceJson
{
    public static void Write(Utf8JsonWriter writer, Absence absence)
    {
        writer.WriteStartObject();
        writer.WriteString("since", StoredText.Write(absence.Since));
        writer.WriteString("until", StoredText.Write(absence.Until));
        writer.WriteString("last_seen", StoredText.Write(absence.LastSeen));
        writer.WriteNumber("passes", absence.Passes);
        if (absence.IsAnswered)
            writer.WriteBoolean("is_answered", true);
        StoredJson.WriteUnlessNull(writer, "confirmation", absence.Confirmation);
        if (absence.Removal != RemovalState.None)
            writer.WriteNumber("removal", (int)absence.Removal);
        StoredJson.WriteUnlessNull(writer, "evidence", absence.Evidence);
        writer.WriteEndObject();
    }

    public static Absence Read(ref Utf8JsonReader reader)
    {
        DateTimeOffset since = default;
        DateTimeOffset until = default;
        DateTimeOffset lastSeen = default;
        int passes = 0;
        bool isAnswered = false;
        string? confirmation = null;
        RemovalState removal = RemovalState.None;
        string? evidence = null;
        while (StoredJson.ReadProperty(ref reader, out string name))
        {
            switch (name)
            {
                case "since":
                    since = StoredJson.ReadTime(ref reader);
                    break;
                case "until":
                    until = StoredJson.ReadTime(ref reader);
                    break;
                case "last_seen":
                    lastSeen = StoredJson.ReadTime(ref reader);
                    break;
                case "passes":
                    passes = reader.GetInt32();
                    break;
                case "is_answered":
                    isAnswered = reader.GetBoolean();
                    break;
                case "confirmation":
                    confirmation = reader.GetString();
                    break;
                case "removal":
                    removal = (RemovalState)reader.GetInt32();
                    break;
                case "evidence":
                    evidence = reader.GetString();
                    break;
                default:
                    reader.Skip();
                    break;
            }
        }

        return new Absence
        {
            Since = since,
            Until = until,
            LastSeen = lastSeen,
            Passes = passes,
            IsAnswered = isAnswered,
            Confirmation = confirmation,
            Removal = removal,
            Evidence = evidence,
        };
    }
}
