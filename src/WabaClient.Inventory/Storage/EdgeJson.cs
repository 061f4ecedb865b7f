using System.Text.Json;

namespace WabaClient;

/// <summary>Writes and reads the state of an edge, without its business and its name.</summary>
internal static class EdgeJson
{
    public static void Write(Utf8JsonWriter writer, KnownEdge edge)
    {
        writer.WriteStartObject();
        writer.WriteNumber("revision", edge.Revision);
        WriteTime("last_complete", edge.LastComplete);
        WriteTime("empty_since", edge.EmptySince);
        WriteTime("failing_since", edge.FailingSince);
        StoredJson.WriteUnlessNull(writer, "failure", edge.Failure);
        writer.WriteEndObject();

        void WriteTime(string name, DateTimeOffset? time)
        {
            if (time is { } value)
                writer.WriteString(name, StoredText.Write(value));
        }
    }

    public static KnownEdge Read(ref Utf8JsonReader reader, KnownEdge edge)
    {
        while (StoredJson.ReadProperty(ref reader, out string name))
        {
            switch (name)
            {
                case "revision":
                    edge = edge with { Revision = reader.GetInt64() };
                    break;
                case "last_complete":
                    edge = edge with { LastComplete = StoredJson.ReadTime(ref reader) };
                    break;
                case "empty_since":
                    edge = edge with { EmptySince = StoredJson.ReadTime(ref reader) };
                    break;
                case "failing_since":
                    edge = edge with { FailingSince = StoredJson.ReadTime(ref reader) };
                    break;
                case "failure":
                    edge = edge with { Failure = reader.GetString() };
                    break;
                default:
                    reader.Skip();
                    break;
            }
        }

        return edge;
    }
}
