using System.Runtime.InteropServices;
using System.Text.Json;

namespace WabaClient;

/// <summary>Compares the values of fields by meaning.</summary>
internal static class FieldComparison
{
    /// <summary>Returns the names of the fields whose values differ, in ordinal order.</summary>
    public static IReadOnlyList<string> Compare(
        IReadOnlyDictionary<string, JsonElement> before,
        IReadOnlyDictionary<string, JsonElement> after,
        Func<string, bool> isCompared) =>
        [.. before.Keys.Union(after.Keys)
            .Where(name => name != "id" && isCompared(name) && !AreEqual(before.GetValueOrDefault(name), after.GetValueOrDefault(name)))
            .Order(StringComparer.Ordinal)];

    private static bool AreEqual(JsonElement a, JsonElement b)
    {
        // Most values are written in the same way, and need no further comparison.
        if (a.ValueKind != JsonValueKind.Undefined
            && b.ValueKind != JsonValueKind.Undefined
            && JsonMarshal.GetRawUtf8Value(a).SequenceEqual(JsonMarshal.GetRawUtf8Value(b)))
        {
            return true;
        }

        if (NestedPage.TryRead(a, out NestedPage first)
            && NestedPage.TryRead(b, out NestedPage second)
            && (first.HasMore || second.HasMore))
        {
            return AreConsistent(first, second);
        }

        return CanonicalJson.Write(a) == CanonicalJson.Write(b);
    }

    /// <summary>
    /// Returns whether two pages can belong to the same list. If a page has more items after it, an item that is absent
    /// from it is not a difference, because it can be on the next page.
    /// </summary>
    private static bool AreConsistent(NestedPage first, NestedPage second)
    {
        Dictionary<string, string> before = ById(first);
        Dictionary<string, string> after = ById(second);
        return before.All(item => after.TryGetValue(item.Key, out string? other) ? other == item.Value : second.HasMore)
            && after.Keys.All(id => before.ContainsKey(id) || first.HasMore);
    }

    private static Dictionary<string, string> ById(NestedPage page)
    {
        Dictionary<string, string> items = new(StringComparer.Ordinal);
        foreach (JsonElement item in page.Items.EnumerateArray())
        {
            string text = CanonicalJson.Write(item);
            bool hasId = item.ValueKind == JsonValueKind.Object && item.TryGetProperty("id", out _);
            items[hasId ? CanonicalJson.Write(item.GetProperty("id")) : text] = text;
        }

        return items;
    }
}
