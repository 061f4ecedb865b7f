using System.Text.Json.Serialization;
using WabaClient;

namespace Cli;

/// <summary>The JSON of accounts, generated at build time.</summary>
[JsonSerializable(typeof(WhatsAppBusinessAccount))]
internal sealed partial class AccountJson : JsonSerializerContext;
