using System.Text.Json.Serialization;
using WabaClient;

namespace AccountSync;

/// <summary>The JSON of stored accounts, in the form in which Graph sends them.</summary>
[JsonSerializable(typeof(WhatsAppBusinessAccount))]
internal sealed partial class AccountJson : JsonSerializerContext;
