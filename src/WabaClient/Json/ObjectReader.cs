using System.Text.Json;

namespace WabaClient;

/// <summary>Reads the object that the reader is at the start of, and leaves the reader at its end.</summary>
/// <returns>Null if the object lacks what identifies it, such as an id.</returns>
/// <exception cref="JsonException">The JSON is malformed.</exception>
internal delegate T? ObjectReader<out T>(ref Utf8JsonReader reader)
    where T : class;
