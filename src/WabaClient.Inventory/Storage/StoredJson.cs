using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace WabaClient;

/// <summary>
/// Writes and reads JSON for stores. Accounts and phone numbers have the form in which Graph returns them.
/// </summary>
/// <remarks>Control characters are always escaped, because PostgreSQL cannot store texts with U+0000.</remarks>
internal static class StoredJson
{
    // An account can be nested 1,000 levels deep, and is itself nested in a change.
    private const int MaxDepth = 1_100;

    private static readonly JsonSerializerOptions Unused = new();
    private static readonly WhatsAppBusinessAccountJsonConverter Accounts = new();
    private static readonly WhatsAppBusinessPhoneNumberJsonConverter Numbers = new();

    private static readonly JsonReaderOptions ReaderOptions = new() { MaxDepth = MaxDepth };

    public static JsonWriterOptions WriterOptions { get; } =
        new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, MaxDepth = MaxDepth, SkipValidation = true };

    public static string Write<T>(T value, Action<Utf8JsonWriter, T> write)
    {
        ArrayBufferWriter<byte> buffer = new(512);
        using (Utf8JsonWriter writer = new(buffer, WriterOptions))
            write(writer, value);
        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    /// <exception cref="JsonException">The text does not have the form in which it is written.</exception>
    public static T Read<T>(string json, ReadValue<T> read)
    {
        int length = Encoding.UTF8.GetMaxByteCount(json.Length);
        byte[] buffer = ArrayPool<byte>.Shared.Rent(length);
        try
        {
            return Read(buffer.AsSpan(0, Encoding.UTF8.GetBytes(json, buffer)), read);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    /// <inheritdoc cref="Read{T}(string, ReadValue{T})"/>
    public static T Read<T>(ReadOnlySpan<byte> json, ReadValue<T> read)
    {
        Utf8JsonReader reader = new(json, ReaderOptions);
        reader.Read();
        T value = read(ref reader);
        return reader.Read() ? throw new JsonException("There is more than one value.") : value;
    }

    public static void WriteModel<T>(Utf8JsonWriter writer, T model)
        where T : class =>
        ConverterOf<T>().Write(writer, model, Unused);

    public static T ReadModel<T>(ref Utf8JsonReader reader)
        where T : class =>
        ConverterOf<T>().Read(ref reader, typeof(T), Unused)!;

    /// <summary>Writes an optional property.</summary>
    public static void WriteUnlessNull(Utf8JsonWriter writer, string name, string? value)
    {
        if (value is not null)
            writer.WriteString(name, value);
    }

    /// <inheritdoc cref="WriteUnlessNull(Utf8JsonWriter, string, string?)"/>
    public static void WriteUnlessNull<T>(Utf8JsonWriter writer, string name, T? value, Action<Utf8JsonWriter, T> write)
        where T : class
    {
        if (value is null)
            return;

        writer.WritePropertyName(name);
        write(writer, value);
    }

    /// <summary>
    /// Reads the next property of an object, and moves to its value. Returns false at the end of the object.
    /// </summary>
    /// <exception cref="JsonException">The next token is not a property.</exception>
    public static bool ReadProperty(ref Utf8JsonReader reader, out string name)
    {
        reader.Read();
        name = "";
        if (reader.TokenType == JsonTokenType.EndObject)
            return false;
        if (reader.TokenType != JsonTokenType.PropertyName)
            throw new JsonException($"Expected a property, but found {reader.TokenType}.");

        name = reader.GetString()!;
        reader.Read();
        return true;
    }

    /// <summary>Reads the array at the start of which the reader is positioned.</summary>
    /// <exception cref="JsonException">The current token is not the start of an array.</exception>
    public static List<T> ReadList<T>(ref Utf8JsonReader reader, ReadValue<T> read)
    {
        if (reader.TokenType != JsonTokenType.StartArray)
            throw new JsonException($"Expected an array, but found {reader.TokenType}.");

        List<T> list = [];
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
            list.Add(read(ref reader));
        return list;
    }

    public static DateTimeOffset ReadTime(ref Utf8JsonReader reader) => StoredText.ReadTime(reader.GetString()!);

    private static JsonConverter<T> ConverterOf<T>() =>
        (JsonConverter<T>)(object)(typeof(T) == typeof(WhatsAppBusinessAccount) ? Accounts : Numbers);

    /// <summary>Reads the value on whose first token the reader is positioned.</summary>
    public delegate T ReadValue<T>(ref Utf8JsonReader reader);
}
