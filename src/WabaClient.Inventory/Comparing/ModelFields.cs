using System.Buffers;
using System.Text.Json;

namespace WabaClient;

/// <summary>The fields of an account or a phone number under Graph's names, as they would be written.</summary>
internal static class ModelFields
{
    // What Graph nests deeper than this is refused when it is read, so that it cannot be here.
    private const int MaxDepth = 1_000;

    // The converters do not use them.
    private static readonly JsonSerializerOptions Options = new();

    private static readonly WhatsAppBusinessAccountJsonConverter AccountConverter = new();
    private static readonly WhatsAppBusinessPhoneNumberJsonConverter NumberConverter = new();

    public static IReadOnlyDictionary<string, JsonElement> Read(WhatsAppBusinessAccount account) => Properties(ReadElement(account));

    public static IReadOnlyDictionary<string, JsonElement> Read(WhatsAppBusinessPhoneNumber number) =>
        Properties(Parse(writer => NumberConverter.Write(writer, number, Options)));

    public static JsonElement ReadElement(WhatsAppBusinessAccount account) =>
        Parse(writer => AccountConverter.Write(writer, account, Options));

    private static Dictionary<string, JsonElement> Properties(JsonElement element) =>
        element.EnumerateObject().ToDictionary(property => property.Name, property => property.Value, StringComparer.Ordinal);

    private static JsonElement Parse(Action<Utf8JsonWriter> write)
    {
        ArrayBufferWriter<byte> buffer = new();
        using (Utf8JsonWriter writer = new(buffer, new JsonWriterOptions { MaxDepth = MaxDepth, SkipValidation = true }))
            write(writer);

        Utf8JsonReader reader = new(buffer.WrittenSpan, new JsonReaderOptions { MaxDepth = MaxDepth });
        return JsonElement.ParseValue(ref reader);
    }
}
