using System.Runtime.InteropServices;
using System.Text.Json;

namespace WabaClient;

/// <summary>Reads the model with <c>System.Text.Json</c>.</summary>
internal static class ModelJson
{
    /// <summary>
    /// Reads the object at the start of which the reader is positioned. The readers of the model need the whole object
    /// in one span.
    /// </summary>
    /// <returns>Null if the value is not an object, or has no usable id.</returns>
    /// <exception cref="JsonException">The JSON is malformed.</exception>
    public static T? Read<T>(ref Utf8JsonReader reader, ObjectReader<T> readObject)
        where T : class
    {
        if (reader.TokenType != JsonTokenType.StartObject)
            return null;

        // Only a reader over a sequence, which may be in pieces, has a position with an object.
        if (reader.Position.GetObject() is null)
            return readObject(ref reader);

        JsonReaderOptions options = reader.CurrentState.Options;
        using JsonDocument copy = JsonDocument.ParseValue(ref reader);
        Utf8JsonReader whole = new(JsonMarshal.GetRawUtf8Value(copy.RootElement), options);
        whole.Read();
        return readObject(ref whole);
    }
}
