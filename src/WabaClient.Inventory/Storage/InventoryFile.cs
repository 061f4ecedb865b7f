using System.Globalization;
using System.Text.Json;

namespace WabaClient;

/// <summary>Writes and reads a whole inventory as one JSON object.</summary>
internal static class InventoryFile
{
    private const int Version = 1;
    private const int FlushedBytes = 1 << 16;

    public static void Write(Stream stream, InventoryMemory memory)
    {
        FieldSets fieldSets = new();
        using Utf8JsonWriter writer = new(stream, StoredJson.WriterOptions);
        writer.WriteStartObject();
        writer.WriteNumber("version", Version);
        writer.WriteNumber("sequence", memory.Sequence);
        WriteList("businesses", memory.Businesses, business => WriteBusiness(writer, business, fieldSets));
        WriteList("changes", memory.Changes, change => ChangeJson.Write(writer, change));
        WriteList("consumers", memory.Consumers, consumer => WriteConsumer(writer, consumer.Key, consumer.Value));
        WriteList("field_sets", fieldSets.All, set => WriteFieldSet(writer, set.Key, set.Value));
        writer.WriteEndObject();

        void WriteList<T>(string name, IEnumerable<T> items, Action<T> write)
        {
            writer.WriteStartArray(name);
            foreach (T item in items)
            {
                write(item);
                if (writer.BytesPending > FlushedBytes)
                    writer.Flush();
            }

            writer.WriteEndArray();
        }
    }

    /// <exception cref="JsonException">The text is not an inventory.</exception>
    /// <exception cref="NotSupportedException">It has a newer version.</exception>
    public static InventoryMemory Read(ReadOnlySpan<byte> json) => StoredJson.Read(json, Read);

    private static InventoryMemory Read(ref Utf8JsonReader reader)
    {
        int version = 0;
        long sequence = 0;
        FieldSets fieldSets = new();
        List<StoredBusiness>? businesses = null;
        List<AccountChange>? changes = null;
        List<KeyValuePair<string, ConsumerState>>? consumers = null;
        List<KeyValuePair<long, RequestedFields>>? sets = null;
        while (StoredJson.ReadProperty(ref reader, out string name))
        {
            switch (name)
            {
                case "version":
                    version = ReadVersion(ref reader);
                    break;
                case "sequence":
                    sequence = reader.GetInt64();
                    break;
                case "businesses":
                    businesses = StoredJson.ReadList(ref reader, StoredBusiness.Read);
                    break;
                case "changes":
                    changes = StoredJson.ReadList(ref reader, ChangeJson.Read);
                    break;
                case "consumers":
                    consumers = StoredJson.ReadList(ref reader, ReadConsumer);
                    break;
                case "field_sets":
                    sets = StoredJson.ReadList(ref reader, ReadFieldSet);
                    break;
                default:
                    reader.Skip();
                    break;
            }
        }

        if (version == 0 || businesses is null || changes is null || consumers is null || sets is null)
            throw new JsonException("A part of the inventory is missing.");

        foreach ((long id, RequestedFields fields) in sets)
            fieldSets.Add(id, fields);
        return new InventoryMemory(
            sequence,
            businesses.Select(business => business.ToKnown(
                id => fieldSets.Find(id) ?? throw new JsonException("The fields of an account are missing."))),
            changes,
            consumers);
    }

    private static void WriteBusiness(Utf8JsonWriter writer, KnownBusiness business, FieldSets fieldSets)
    {
        writer.WriteStartObject();
        writer.WriteString("id", business.Id.Value);
        writer.WritePropertyName("owned");
        EdgeJson.Write(writer, business.Owned);
        writer.WritePropertyName("client");
        EdgeJson.Write(writer, business.Client);
        writer.WriteStartArray("accounts");
        foreach (KnownAccount entry in business.Accounts.Values)
            StoredAccount.Write(writer, entry, fieldSets);
        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    private static void WriteConsumer(Utf8JsonWriter writer, string consumer, ConsumerState state)
    {
        writer.WriteStartObject();
        writer.WriteString("consumer", consumer);
        writer.WriteNumber("acknowledged", state.Acknowledged);
        writer.WriteStartArray("snapshot");
        foreach (AccountChange change in state.Snapshot)
            ChangeJson.Write(writer, change);
        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    private static void WriteFieldSet(Utf8JsonWriter writer, long id, RequestedFields fields)
    {
        writer.WriteStartObject();
        writer.WriteNumber("id", id);
        writer.WritePropertyName("fields");
        RequestedFieldsJson.Write(writer, fields);
        writer.WriteEndObject();
    }

    private static int ReadVersion(ref Utf8JsonReader reader)
    {
        int version = reader.GetInt32();
        return version <= Version
            ? version
            : throw new NotSupportedException(string.Create(
                CultureInfo.InvariantCulture,
                $"has version {version}, and this WabaClient.Inventory knows versions up to {Version}"));
    }

    private static KeyValuePair<string, ConsumerState> ReadConsumer(ref Utf8JsonReader reader)
    {
        string? consumer = null;
        long acknowledged = 0;
        List<AccountChange> snapshot = [];
        while (StoredJson.ReadProperty(ref reader, out string name))
        {
            switch (name)
            {
                case "consumer":
                    consumer = reader.GetString();
                    break;
                case "acknowledged":
                    acknowledged = reader.GetInt64();
                    break;
                case "snapshot":
                    snapshot = StoredJson.ReadList(ref reader, ChangeJson.Read);
                    break;
                default:
                    reader.Skip();
                    break;
            }
        }

        return new(
            consumer ?? throw new JsonException("A consumer has no name."),
            new ConsumerState { Snapshot = snapshot, Acknowledged = acknowledged });
    }

    private static KeyValuePair<long, RequestedFields> ReadFieldSet(ref Utf8JsonReader reader)
    {
        long id = 0;
        RequestedFields fields = RequestedFields.Create();
        while (StoredJson.ReadProperty(ref reader, out string name))
        {
            if (name == "id")
                id = reader.GetInt64();
            else if (name == "fields")
                fields = RequestedFieldsJson.Read(ref reader);
            else
                reader.Skip();
        }

        return new(id, fields);
    }
}
