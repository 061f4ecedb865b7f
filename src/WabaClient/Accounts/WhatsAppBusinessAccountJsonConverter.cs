using System.ComponentModel;
using System.Runtime.InteropServices;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace WabaClient;

/// <summary>Takes accounts through <c>System.Text.Json</c> in Graph's own shape.</summary>
/// <remarks>
/// Names are Graph's whatever the options say, nulls are left out, times are UNIX seconds, and additional properties are
/// at top level. <see cref="GraphList{T}.HasMore"/> is written as <c>"paging":{"next":""}</c>.
/// </remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class WhatsAppBusinessAccountJsonConverter : JsonConverter<WhatsAppBusinessAccount>
{
    /// <summary>Reads an account with the same tolerance as from Graph.</summary>
    /// <param name="reader">The reader, on the account's first token.</param>
    /// <param name="typeToConvert">The type of the account.</param>
    /// <param name="options">Not used.</param>
    /// <returns>The account.</returns>
    /// <exception cref="JsonException">The JSON is malformed, or the account has no usable id.</exception>
    public override WhatsAppBusinessAccount Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        // Only a reader over a sequence, which may be in pieces, has a position with an object.
        if (reader.Position.GetObject() is null)
            return Read(ref reader);

        JsonReaderOptions readerOptions = reader.CurrentState.Options;
        using JsonDocument copy = JsonDocument.ParseValue(ref reader);
        Utf8JsonReader whole = new(JsonMarshal.GetRawUtf8Value(copy.RootElement), readerOptions);
        whole.Read();
        return Read(ref whole);
    }

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

    private static WhatsAppBusinessAccount Read(ref Utf8JsonReader reader) =>
        (reader.TokenType == JsonTokenType.StartObject ? WhatsAppBusinessAccount.Read(ref reader) : null)
        ?? throw new JsonException("The JSON value is not an account with a usable id, which is 1 to 32 digits.");
}
