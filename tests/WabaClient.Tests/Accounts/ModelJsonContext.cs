using System.Text.Json.Serialization;

namespace WabaClient.Tests.Accounts;

/// <summary>A context that a user of the library writes to store its models.</summary>
[JsonSerializable(typeof(WhatsAppBusinessAccount))]
[JsonSerializable(typeof(List<WhatsAppBusinessAccount>))]
[JsonSerializable(typeof(Bookmark))]
[JsonSerializable(typeof(Dictionary<WabaId, AccountStatus>))]
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
internal sealed partial class ModelJsonContext : JsonSerializerContext;
