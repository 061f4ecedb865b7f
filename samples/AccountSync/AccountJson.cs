using System.Text.Json.Serialization;
using WabaClient;

namespace AccountSync;

/// <summary>Accounts are stored as Graph writes them.</summary>
[JsonSerializable(typeof(WhatsAppBusinessAccount))]
internal sealed partial class AccountJson : JsonSerializerContext;
