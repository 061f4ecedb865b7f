using System.Text.Json.Serialization;

namespace WabaClient.Benchmarks.Contenders;

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, GenerationMode = JsonSourceGenerationMode.Metadata)]
[JsonSerializable(typeof(SettablePage))]
internal sealed partial class SettableJson : JsonSerializerContext;
