using System.Collections.ObjectModel;
using System.Text.Json;

namespace WabaClient;

/// <summary>Makes what <c>AdditionalProperties</c> holds.</summary>
internal static class AdditionalPropertyBag
{
    public static IReadOnlyDictionary<string, JsonElement> Empty => ReadOnlyDictionary<string, JsonElement>.Empty;

    /// <summary>A copy with ordinal keys and without JSON nulls, which count as absent everywhere.</summary>
    public static IReadOnlyDictionary<string, JsonElement> Copy(IReadOnlyDictionary<string, JsonElement>? properties)
    {
        if (properties is null || properties.Count == 0)
            return Empty;

        Dictionary<string, JsonElement> copy = new(properties.Count, StringComparer.Ordinal);
        foreach ((string name, JsonElement value) in properties)
        {
            if (value.ValueKind is not (JsonValueKind.Null or JsonValueKind.Undefined))
                copy[name] = value;
        }

        return copy;
    }

    /// <summary>Keeps the value of a property that was not understood; forgets an earlier one of a property that was.</summary>
    public static void Settle(ref Dictionary<string, JsonElement>? bag, string name, bool understood, ref Utf8JsonReader reader)
    {
        if (!understood && ElementCopy.Read(name, ref reader) is { } element)
            (bag ??= new(StringComparer.Ordinal))[name] = element;
        else
            bag?.Remove(name);
    }
}
