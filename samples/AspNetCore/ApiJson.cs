using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Mvc;
using WabaClient;

namespace AspNetCore;

/// <summary>All JSON of this API, generated at build time.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(IAsyncEnumerable<WhatsAppBusinessAccount>))]
[JsonSerializable(typeof(IReadOnlyList<WhatsAppBusinessAccount>))]
[JsonSerializable(typeof(ProblemDetails))]
[JsonSerializable(typeof(HttpValidationProblemDetails))]
[JsonSerializable(typeof(HealthAnswer))]
[JsonSerializable(typeof(int))]
[JsonSerializable(typeof(string))]
internal sealed partial class ApiJson : JsonSerializerContext;
