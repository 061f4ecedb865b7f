using System.Text.Json;

namespace WabaClient;

/// <summary>Reads the object at the start of which the reader is positioned, and moves the reader to its end.</summary>
/// <returns>The object; null if it lacks what identifies it, such as an id.</returns>
/// <exception cref="JsonException">The JSON is malformed.</exception>
internal delegate T? ObjectReader<out T>(ref Utf8JsonReader reader)
    where T : class;
