using System.ComponentModel;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace WabaClient;

/// <summary>Converts phone numbers from and to JSON in Graph's own shape. Thread-safe.</summary>
/// <remarks>
/// Property names are Graph's regardless of the options, nulls are omitted, times are UNIX seconds, and additional
/// properties are at the top level; one that is nested deeper than <see cref="JsonSerializerOptions.MaxDepth"/> allows
/// is omitted.
/// </remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class WhatsAppBusinessPhoneNumberJsonConverter : JsonConverter<WhatsAppBusinessPhoneNumber>
{
    /// <summary>Reads a phone number with the same tolerance as from Graph.</summary>
    /// <param name="reader">The reader, on the first token of the phone number.</param>
    /// <param name="typeToConvert">The type of the phone number.</param>
    /// <param name="options">Not used.</param>
    /// <returns>The phone number.</returns>
    /// <exception cref="JsonException">The JSON is malformed, or the phone number has no id.</exception>
    public override WhatsAppBusinessPhoneNumber Read(
        ref Utf8JsonReader reader,
        Type typeToConvert,
        JsonSerializerOptions options) =>
        ModelJson.Read(ref reader, PhoneNumberJson.Read)
        ?? throw new JsonException("The JSON value is not a phone number with a non-empty id.");

    /// <summary>Writes a phone number.</summary>
    /// <param name="writer">The writer.</param>
    /// <param name="value">The phone number.</param>
    /// <param name="options">Not used.</param>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    public override void Write(Utf8JsonWriter writer, WhatsAppBusinessPhoneNumber value, JsonSerializerOptions options)
    {
        ArgumentNullException.ThrowIfNull(writer);
        ArgumentNullException.ThrowIfNull(value);
        PhoneNumberJson.Write(writer, value);
    }
}
