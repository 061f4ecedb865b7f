using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;

namespace WabaClient.Tests.Support;

/// <summary>Accounts as Graph would send them.</summary>
internal static class Accounts
{
    public static BusinessId Business { get; } = "7";

    /// <summary>Small accounts whose values repeat, so that equal and different ones are both frequent.</summary>
    public static Gen<WhatsAppBusinessAccount> Any { get; } =
        from id in Gen.Choose(1, 8)
        from name in Gen.Elements(null, "", "a", "b", "é\0\"")
        from created in Gen.Elements<long?>(null, 0, 1_700_000_000)
        from tasks in Gen.SubListOf("MANAGE", "DEVELOP", "VIEW")
        from other in Gen.Elements(null, "1", "1.0", "[]", "{\"a\":[2,1]}", "\"\\ud83d\\ude00\\u0000\"", "1e9999999999")
        select new WhatsAppBusinessAccount
        {
            Id = $"{id}",
            Name = name,
            CreationTime = created is { } seconds ? DateTimeOffset.FromUnixTimeSeconds(seconds) : null,
            PermittedTasks = tasks.Count == 0 ? null : [.. tasks],
            AdditionalProperties = other is null ? [] : new Dictionary<string, JsonElement> { ["other"] = Element(other) },
        };

    public static WhatsAppBusinessAccount Parse(string json) =>
        JsonSerializer.Deserialize<WhatsAppBusinessAccount>(json)!;

    public static IReadOnlyList<AccountChange> Compare(string before, string after) =>
        InventoryDiff.Compare([Parse(before)], [Parse(after)], Business, AccountEdges.Owned);

    private static JsonElement Element(string json) => JsonSerializer.Deserialize<JsonElement>(json);
}
