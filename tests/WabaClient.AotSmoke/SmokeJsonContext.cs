using System.Text.Json.Serialization;

namespace WabaClient.AotSmoke;

/// <summary>A user's own JSON context.</summary>
[JsonSerializable(typeof(WhatsAppBusinessAccount))]
internal sealed partial class SmokeJsonContext : JsonSerializerContext;
