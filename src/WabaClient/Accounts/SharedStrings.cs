using System.Buffers;
using System.Numerics;
using System.Text;
using System.Text.Json;

namespace WabaClient;

/// <summary>A fixed set of short ASCII strings that hands out its own instance for equal UTF-8 text.</summary>
/// <remarks>What repeats on every account is so kept in memory once, and found without making a string first.</remarks>
internal sealed class SharedStrings
{
    private const int MaxLength = 64;

    private readonly string?[] _slots;
    private readonly bool _ignoreCase;

    public SharedStrings(IReadOnlyCollection<string> values, bool ignoreCase = false)
    {
        _ignoreCase = ignoreCase;
        _slots = new string?[BitOperations.RoundUpToPowerOf2((uint)values.Count * 2)];
        foreach (string value in values)
            _slots[FindSlot(Encoding.ASCII.GetBytes(value))] ??= value;
    }

    /// <summary>The shared string that equals the reader's string or property name; null if there is none.</summary>
    public string? Find(ref readonly Utf8JsonReader reader) => reader.ValueIsEscaped ? null : Find(reader.ValueSpan);

    public string? Find(ReadOnlySpan<byte> utf8) => utf8.Length > MaxLength ? null : _slots[FindSlot(utf8)];

    public string? Find(string value)
    {
        Span<byte> ascii = stackalloc byte[MaxLength];
        return value.Length <= MaxLength && Ascii.FromUtf16(value, ascii, out int written) == OperationStatus.Done
            ? Find(ascii[..written])
            : null;
    }

    /// <summary>The slot that holds the text, or the free one where it would go.</summary>
    private int FindSlot(ReadOnlySpan<byte> utf8)
    {
        uint hash = 2166136261;
        foreach (byte b in utf8)
            hash = (hash ^ (b | 0x20u)) * 16777619;

        int mask = _slots.Length - 1;
        int slot = (int)(hash ^ (hash >> 15)) & mask;
        while (_slots[slot] is { } candidate && !Matches(utf8, candidate))
            slot = (slot + 1) & mask;
        return slot;
    }

    private bool Matches(ReadOnlySpan<byte> utf8, string candidate) =>
        _ignoreCase ? Ascii.EqualsIgnoreCase(utf8, candidate) : Ascii.Equals(utf8, candidate);
}
