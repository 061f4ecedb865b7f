using System.Collections.ObjectModel;
using System.Text.Json;

namespace WabaClient;

/// <summary>
/// The dictionary that <c>AdditionalProperties</c> of the model returns. Names are compared ordinally.
/// </summary>
internal sealed class AdditionalPropertyBag() : Dictionary<string, JsonElement>(StringComparer.Ordinal)
{
    public static IReadOnlyDictionary<string, JsonElement> Empty => ReadOnlyDictionary<string, JsonElement>.Empty;

    /// <summary>
    /// Copies the properties that a caller sets, without JSON nulls, which are treated as absent everywhere.
    /// </summary>
    /// <returns>Null if nothing remains.</returns>
    public static IReadOnlyDictionary<string, JsonElement>? Copy(IReadOnlyDictionary<string, JsonElement>? properties)
    {
        if (properties is null or AdditionalPropertyBag || properties.Count == 0)
            return properties?.Count > 0 ? properties : null;

        AdditionalPropertyBag copy = [];
        foreach ((string name, JsonElement value) in properties)
        {
            if (value.ValueKind is not (JsonValueKind.Null or JsonValueKind.Undefined))
                copy[name] = ElementCopy.Of(value);
        }

        return copy.Count > 0 ? copy : null;
    }

    /// <summary>
    /// Keeps the value of a property that could not be read. If it could be read, removes an earlier value of the
    /// property.
    /// </summary>
    public static void Settle(ref AdditionalPropertyBag? bag, string name, bool understood, ref Utf8JsonReader reader)
    {
        if (understood)
            bag?.Remove(name);
        else if (ElementCopy.Read(name, ref reader) is { } element)
            (bag ??= [])[name] = element;
        else
            bag?.Remove(name);
    }
}
