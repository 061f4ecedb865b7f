namespace WabaClient;

/// <summary>Reads a value from the body of a successful reply.</summary>
/// <returns>Null if the body does not contain such a value, for example because it contains an error.</returns>
/// <exception cref="System.Text.Json.JsonException">The body cannot be read.</exception>
internal delegate T? ReplyReader<T>(ReadOnlySpan<byte> body, GraphResponseInfo response)
    where T : class;
