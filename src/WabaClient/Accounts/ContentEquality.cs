using System.Buffers;
using System.Text.Json;

namespace WabaClient;

/// <summary>Compares the lists and dictionaries of the model by content.</summary>
internal static class ContentEquality
{
    public static bool Equals<T>(IReadOnlyList<T>? a, IReadOnlyList<T>? b)
    {
        if (ReferenceEquals(a, b))
            return true;
        if (a is null || b is null || a.Count != b.Count)
            return false;

        for (int i = 0; i < a.Count; i++)
        {
            if (!EqualityComparer<T>.Default.Equals(a[i], b[i]))
                return false;
        }

        return true;
    }

    public static bool Equals(IReadOnlyDictionary<string, JsonElement> a, IReadOnlyDictionary<string, JsonElement> b)
    {
        if (ReferenceEquals(a, b))
            return true;
        if (a.Count != b.Count)
            return false;

        foreach ((string name, JsonElement value) in a)
        {
            if (!b.TryGetValue(name, out JsonElement other) || !Equals(value, other))
                return false;
        }

        return true;
    }

    public static int GetHashCode<T>(IReadOnlyList<T>? list)
    {
        HashCode hash = default;
        for (int i = 0; i < (list?.Count ?? 0); i++)
            hash.Add(list![i]);
        return hash.ToHashCode();
    }

    private static bool Equals(JsonElement a, JsonElement b)
    {
        try
        {
            return JsonElement.DeepEquals(a, b);
        }
        catch (ArgumentOutOfRangeException)
        {
            // A number such as 1e9999999999 is valid JSON, but DeepEquals does not support its exponent.
            return Write(a).SequenceEqual(Write(b));
        }
    }

    private static ReadOnlySpan<byte> Write(JsonElement element)
    {
        ArrayBufferWriter<byte> buffer = new();
        using (Utf8JsonWriter writer = new(buffer))
            element.WriteTo(writer);
        return buffer.WrittenSpan;
    }
}
