namespace WabaClient;

/// <summary>Makes a value of the body of a good reply.</summary>
/// <returns>Null if the body holds no such value: an error, perhaps.</returns>
/// <exception cref="System.Text.Json.JsonException">The body cannot be read.</exception>
internal delegate T? ReplyReader<T>(ReadOnlySpan<byte> body, GraphResponseInfo response)
    where T : class;
