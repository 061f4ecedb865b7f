using System.ComponentModel;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace WabaClient;

/// <summary>Converts accounts from and to JSON in Graph's own shape. Thread-safe.</summary>
/// <remarks>
/// Property names are Graph's regardless of the options, nulls are omitted, times are UNIX seconds, and additional
/// properties are at the top level; one that is nested deeper than <see cref="JsonSerializerOptions.MaxDepth"/> allows
/// is omitted. A nested list that has more items is written with <c>"next":""</c>, because the address of its next page
/// is not kept.
/// </remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class WhatsAppBusinessAccountJsonConverter : JsonConverter<WhatsAppBusinessAccount>
{
    /// <summary>Reads an account with the same tolerance as from Graph.</summary>
    /// <param name="reader">The reader, on the first token of the account.</param>
    /// <param name="typeToConvert">The type of the account.</param>
    /// <param name="options">Not used.</param>
    /// <returns>The account.</returns>
    /// <exception cref="JsonException">The JSON is malformed, or the account has no valid id.</exception>
    public override WhatsAppBusinessAccount Read(
        ref Utf8JsonReader reader,
        Type typeToConvert,
        JsonSerializerOptions options) =>
        ModelJson.Read(ref reader, WhatsAppBusinessAccount.Read)
        ?? throw new JsonException("The JSON value is not an account with a valid id (1 to 32 digits).");

    /// <summary>Writes an account.</summary>
    /// <param name="writer">The writer.</param>
    /// <param name="value">The account.</param>
    /// <param name="options">Not used.</param>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    public override void Write(Utf8JsonWriter writer, WhatsAppBusinessAccount value, JsonSerializerOptions options)
    {
        ArgumentNullException.ThrowIfNull(writer);
        ArgumentNullException.ThrowIfNull(value);
        AccountWriter.Write(writer, value);
    }
}
