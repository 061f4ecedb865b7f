using System.Text.Json.Serialization;

namespace WabaClient.Tool;

/// <summary>The JSON of the model, in Graph's shape, generated at build time.</summary>
[JsonSerializable(typeof(WhatsAppBusinessAccount))]
[JsonSerializable(typeof(WhatsAppBusinessPhoneNumber))]
[JsonSerializable(typeof(Business))]
internal sealed partial class ToolJson : JsonSerializerContext;
