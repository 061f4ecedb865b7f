using System.Text.Json;

namespace WabaClient;

/// <summary>Reads an object that the reader stands at the start of.</summary>
internal delegate T ObjectReader<out T>(ref Utf8JsonReader reader);
