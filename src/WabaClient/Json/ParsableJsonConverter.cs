using System.ComponentModel;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace WabaClient;

/// <summary>
/// Converts ids and open values from and to JSON: written as strings, read from strings and, without losing a digit,
/// from numbers. Thread-safe.
/// </summary>
/// <typeparam name="T">The type of the id or open value.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class ParsableJsonConverter<T> : JsonConverter<T>
    where T : struct, IParsable<T>
{
    /// <summary>Reads a value from a string or a number.</summary>
    /// <param name="reader">The reader, on the value.</param>
    /// <param name="typeToConvert">The type of the value.</param>
    /// <param name="options">Not used.</param>
    /// <returns>The value.</returns>
    /// <exception cref="JsonException">The JSON value is not a valid <typeparamref name="T"/>.</exception>
    public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TokenType switch
    {
        JsonTokenType.String or JsonTokenType.Number => Parse(JsonString.Read(in reader)),
        _ => throw Invalid(),
    };

    /// <summary>Writes a value as a string.</summary>
    /// <param name="writer">The writer.</param>
    /// <param name="value">The value.</param>
    /// <param name="options">Not used.</param>
    /// <exception cref="ArgumentNullException"><paramref name="writer"/> is null.</exception>
    public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options)
    {
        ArgumentNullException.ThrowIfNull(writer);
        writer.WriteStringValue(value.ToString());
    }

    /// <summary>Reads a value that is a key of a dictionary.</summary>
    /// <param name="reader">The reader, on the property name.</param>
    /// <param name="typeToConvert">The type of the value.</param>
    /// <param name="options">Not used.</param>
    /// <returns>The value.</returns>
    /// <exception cref="JsonException">The property name is not a valid <typeparamref name="T"/>.</exception>
    public override T ReadAsPropertyName(
        ref Utf8JsonReader reader,
        Type typeToConvert,
        JsonSerializerOptions options) =>
        Parse(JsonString.Read(in reader));

    /// <summary>Writes a value as a key of a dictionary.</summary>
    /// <param name="writer">The writer.</param>
    /// <param name="value">The value.</param>
    /// <param name="options">Not used.</param>
    /// <exception cref="ArgumentNullException"><paramref name="writer"/> is null.</exception>
    public override void WriteAsPropertyName(Utf8JsonWriter writer, T value, JsonSerializerOptions options)
    {
        ArgumentNullException.ThrowIfNull(writer);
        writer.WritePropertyName(value.ToString()!);
    }

    private static T Parse(string text) => T.TryParse(text, null, out T value) ? value : throw Invalid();

    private static JsonException Invalid() => new($"The JSON value is not a valid {typeof(T).Name}.");
}
