using System.Text.Json;

namespace WabaClient.Tool;

/// <summary>Describes the changed fields: the name of each field, its old value and its new value.</summary>
internal static class BoardChangeText
{
    private const string NestedNumbers = "phone_numbers";
    private const int MostFields = 12;
    private const int LongestValue = 160;

    public static IReadOnlyList<(string Field, string? Before, string? After)> Of(AccountChange change)
    {
        if (change.Kind != AccountChangeKind.Changed)
            return [];
        if (change.PhoneNumberId is not null)
            return [.. Compare(ToJson(change.NumberBefore), ToJson(change.NumberAfter), change.ChangedFields).Take(MostFields)];
        IEnumerable<(string, string?, string?)> ofAccount = Compare(
            ToJson(change.Before), ToJson(change.After), change.ChangedFields.Where(field => field != NestedNumbers));
        IEnumerable<(string, string?, string?)> ofNumbers = change.ChangedFields.Contains(NestedNumbers)
            ? CompareNumbers(change.Before?.PhoneNumbers?.Items ?? [], change.After?.PhoneNumbers?.Items ?? [])
            : [];
        return [.. ofAccount.Concat(ofNumbers).Take(MostFields)];
    }

    private static IEnumerable<(string Field, string? Before, string? After)> Compare(
        JsonElement before, JsonElement after, IEnumerable<string> fields) =>
        fields.Select(field => (field, Text(before, field), Text(after, field)));

    private static IEnumerable<(string Field, string? Before, string? After)> CompareNumbers(
        IReadOnlyList<WhatsAppBusinessPhoneNumber> before, IReadOnlyList<WhatsAppBusinessPhoneNumber> after)
    {
        foreach (WhatsAppBusinessPhoneNumber number in after)
        {
            if (before.FirstOrDefault(each => each.Id == number.Id) is not { } earlier)
            {
                yield return ("number", null, Name(number));
                continue;
            }

            JsonElement was = ToJson(earlier);
            JsonElement now = ToJson(number);
            IEnumerable<string> names = was.EnumerateObject().Concat(now.EnumerateObject()).Select(property => property.Name).Distinct();
            foreach ((string field, string? old, string? current) in Compare(was, now, names))
            {
                if (old != current)
                    yield return ($"{Name(number)} {field}", old, current);
            }
        }

        foreach (WhatsAppBusinessPhoneNumber number in before.Where(number => after.All(each => each.Id != number.Id)))
            yield return ("number", Name(number), null);
    }

    private static string Name(WhatsAppBusinessPhoneNumber number) => number.DisplayPhoneNumber ?? number.Id;

    private static JsonElement ToJson(WhatsAppBusinessAccount? account) => account is null
        ? default
        : JsonSerializer.SerializeToElement(account, ToolJson.Default.WhatsAppBusinessAccount);

    private static JsonElement ToJson(WhatsAppBusinessPhoneNumber? number) => number is null
        ? default
        : JsonSerializer.SerializeToElement(number, ToolJson.Default.WhatsAppBusinessPhoneNumber);

    private static string? Text(JsonElement element, string field)
    {
        if (element.ValueKind != JsonValueKind.Object || !element.TryGetProperty(field, out JsonElement value))
            return null;
        string text = value.ValueKind == JsonValueKind.String ? value.GetString()! : value.GetRawText();
        return text.Length <= LongestValue ? text : $"{text[..LongestValue]}…";
    }
}
