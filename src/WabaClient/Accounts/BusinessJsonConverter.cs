using System.ComponentModel;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace WabaClient;

/// <summary>Converts businesses from and to JSON in Graph's own shape. Thread-safe.</summary>
/// <remarks>
/// Property names are Graph's regardless of the options, nulls are omitted, times are UNIX seconds, and additional
/// properties are at the top level; one that is nested deeper than <see cref="JsonSerializerOptions.MaxDepth"/> allows
/// is omitted.
/// </remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class BusinessJsonConverter : JsonConverter<Business>
{
    /// <summary>Reads a business with the same tolerance as from Graph.</summary>
    /// <param name="reader">The reader, on the first token of the business.</param>
    /// <param name="typeToConvert">The type of the business.</param>
    /// <param name="options">Not used.</param>
    /// <returns>The business.</returns>
    /// <exception cref="JsonException">The JSON is malformed, or the business has no valid id.</exception>
    public override Business Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        ModelJson.Read(ref reader, BusinessJson.Read)
        ?? throw new JsonException("The JSON value is not a business with a valid id (1 to 32 digits).");

    /// <summary>Writes a business.</summary>
    /// <param name="writer">The writer.</param>
    /// <param name="value">The business.</param>
    /// <param name="options">Not used.</param>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    public override void Write(Utf8JsonWriter writer, Business value, JsonSerializerOptions options)
    {
        ArgumentNullException.ThrowIfNull(writer);
        ArgumentNullException.ThrowIfNull(value);
        BusinessJson.Write(writer, value);
    }
}
