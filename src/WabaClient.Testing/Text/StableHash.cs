namespace WabaClient.Testing;

/// <summary>
/// Hashes that are the same in every process, so that the same seed results in the same accounts, cursors and ids.
/// </summary>
internal static class StableHash
{
    /// <summary>Spreads a number over all 64 bits (the finalizer of SplitMix64).</summary>
    public static ulong Mix(ulong value)
    {
        value += 0x9E3779B97F4A7C15;
        value = (value ^ (value >> 30)) * 0xBF58476D1CE4E5B9;
        value = (value ^ (value >> 27)) * 0x94D049BB133111EB;
        return value ^ (value >> 31);
    }

    /// <summary>Adds a text to a hash (FNV-1a). Null and an empty text result in different hashes.</summary>
    public static ulong Add(ulong hash, string? text)
    {
        hash = (hash ^ (text is null ? 0UL : 1UL)) * 0x100000001B3;
        foreach (char c in text ?? "")
            hash = (hash ^ c) * 0x100000001B3;
        return hash;
    }
}
