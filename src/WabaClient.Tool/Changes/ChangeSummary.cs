using System.Text.Json;

namespace WabaClient.Tool;

/// <summary>Describes a change in one line.</summary>
internal static class ChangeSummary
{
    public static string? Of(AccountChange change) => change.Kind switch
    {
        AccountChangeKind.Changed => string.Join("; ", Differences(change)),
        AccountChangeKind.Moved => string.Join("; ", Differences(change).Prepend($"now on the {EdgeNames.Of(change.Edge)} edge")),
        AccountChangeKind.Removed => change.Evidence,
        _ => null,
    };

    private static IEnumerable<string> Differences(AccountChange change)
    {
        JsonElement before = StateOf(change.Before, change.NumberBefore);
        JsonElement after = StateOf(change.After, change.NumberAfter);
        foreach (string field in change.ChangedFields)
        {
            string from = ValueOf(before, field);
            string to = ValueOf(after, field);
            yield return from == to ? field : $"{field}: {Shown(from)} → {Shown(to)}";
        }
    }

    private static JsonElement StateOf(WhatsAppBusinessAccount? account, WhatsAppBusinessPhoneNumber? number) =>
        account is not null ? JsonSerializer.SerializeToElement(account, ToolJson.Default.WhatsAppBusinessAccount)
        : number is not null ? JsonSerializer.SerializeToElement(number, ToolJson.Default.WhatsAppBusinessPhoneNumber)
        : default;

    private static string ValueOf(JsonElement state, string field) =>
        state.ValueKind == JsonValueKind.Object && state.TryGetProperty(field, out JsonElement value) ? CellText.Of(field, value) : "";

    private static string Shown(string value) => value.Length == 0 ? "nothing" : value;
}
