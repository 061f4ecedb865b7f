using System.Text.Json.Serialization;
using WabaClient;

namespace Quickstart;

/// <summary>Accounts go through an application's own JSON context.</summary>
[JsonSerializable(typeof(WhatsAppBusinessAccount))]
internal sealed partial class AccountJson : JsonSerializerContext;
