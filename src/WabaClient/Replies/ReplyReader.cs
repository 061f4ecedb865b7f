namespace WabaClient;

/// <summary>Reads a value from the body of a successful reply.</summary>
/// <returns>The value; null if the body does not contain one, for example because it contains an error.</returns>
/// <exception cref="System.Text.Json.JsonException">The body cannot be read.</exception>
internal delegate T? ReplyReader<out T>(ReadOnlySpan<byte> body, GraphResponseInfo response)
    where T : class;
