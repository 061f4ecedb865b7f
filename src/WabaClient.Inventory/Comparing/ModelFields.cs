using System.Buffers;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace WabaClient;

/// <summary>The fields of an account or a phone number, as Graph spells them and as they would be written.</summary>
internal static class ModelFields
{
    // Values that Graph nests deeper than this are rejected when they are read, so they cannot occur here.
    private const int MaxDepth = 1_000;

    // The converters do not use them.
    private static readonly JsonSerializerOptions Options = new();

    private static readonly WhatsAppBusinessAccountJsonConverter AccountConverter = new();
    private static readonly WhatsAppBusinessPhoneNumberJsonConverter NumberConverter = new();

    public static IReadOnlyDictionary<string, JsonElement> Read<T>(T model)
        where T : class =>
        ReadElement(model).EnumerateObject().ToDictionary(
            property => property.Name,
            property => property.Value,
            StringComparer.Ordinal);

    public static JsonElement ReadElement<T>(T model)
        where T : class
    {
        Utf8JsonReader reader = Write(writer => ConverterOf<T>().Write(writer, model, Options));
        return JsonElement.ParseValue(ref reader);
    }

    /// <summary>
    /// Returns a model with some fields replaced by those of another one. Fields that the other one does not have are
    /// removed.
    /// </summary>
    public static T Overlay<T>(T model, IReadOnlyDictionary<string, JsonElement> other, IReadOnlyCollection<string> names)
        where T : class
    {
        IEnumerable<KeyValuePair<string, JsonElement>> fields = Read(model)
            .Where(field => !names.Contains(field.Key))
            .Concat(other.Where(field => names.Contains(field.Key)));
        Utf8JsonReader reader = Write(writer =>
        {
            writer.WriteStartObject();
            foreach ((string name, JsonElement value) in fields)
            {
                writer.WritePropertyName(name);
                value.WriteTo(writer);
            }

            writer.WriteEndObject();
        });
        reader.Read();
        return ConverterOf<T>().Read(ref reader, typeof(T), Options)!;
    }

    private static JsonConverter<T> ConverterOf<T>() =>
        (JsonConverter<T>)(object)(typeof(T) == typeof(WhatsAppBusinessAccount) ? AccountConverter : NumberConverter);

    private static Utf8JsonReader Write(Action<Utf8JsonWriter> write)
    {
        ArrayBufferWriter<byte> buffer = new();
        using (Utf8JsonWriter writer = new(
            buffer,
            new JsonWriterOptions { MaxDepth = MaxDepth, SkipValidation = true }))
            write(writer);
        return new Utf8JsonReader(buffer.WrittenSpan, new JsonReaderOptions { MaxDepth = MaxDepth });
    }
}
