using System.Text.Json;

namespace WabaClient;

/// <summary>The first page of a list that Graph nests in a field: <c>{"data":[…],"paging":{…}}</c>.</summary>
internal readonly record struct NestedPage(JsonElement Items, bool HasMore)
{
    public static bool TryRead(JsonElement value, out NestedPage page)
    {
        page = default;
        if (value.ValueKind != JsonValueKind.Object
            || !value.TryGetProperty("data", out JsonElement items)
            || items.ValueKind != JsonValueKind.Array)
        {
            return false;
        }

        bool isPage = true;
        bool hasMore = false;
        foreach (JsonProperty property in value.EnumerateObject())
        {
            isPage &= property.NameEquals("data") || property.NameEquals("paging") || property.NameEquals("summary");
            hasMore |= property.NameEquals("paging")
                && property.Value.ValueKind == JsonValueKind.Object
                && property.Value.TryGetProperty("next", out _);
        }

        page = new NestedPage(items, hasMore);
        return isPage;
    }
}
