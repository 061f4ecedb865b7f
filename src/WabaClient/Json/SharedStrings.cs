using System.Buffers;
using System.Buffers.Binary;
using System.Numerics;
using System.Text;
using System.Text.Json;

namespace WabaClient;

/// <summary>A fixed set of short ASCII strings. Returns its own instance for UTF-8 text that is equal.</summary>
/// <remarks>
/// Strings that occur in every account are in memory only once, and are found without allocating a string.
/// </remarks>
internal sealed class SharedStrings
{
    private const int MaxLength = 64;

    private readonly (byte[] Utf8, string Value)[] _slots;
    private readonly bool _ignoreCase;

    public SharedStrings(IReadOnlyCollection<string> values, bool ignoreCase = false)
    {
        _ignoreCase = ignoreCase;
        _slots = new (byte[], string)[BitOperations.RoundUpToPowerOf2((uint)values.Count * 2)];
        foreach (string value in values)
        {
            byte[] utf8 = Encoding.ASCII.GetBytes(value);
            _slots[FindSlot(utf8)] = (utf8, value);
        }
    }

    /// <summary>
    /// Returns the shared string that is equal to the current string or property name of a reader; null if there is
    /// none.
    /// </summary>
    public string? Find(ref readonly Utf8JsonReader reader) => reader.ValueIsEscaped ? null : Find(reader.ValueSpan);

    public string? Find(ReadOnlySpan<byte> utf8) => utf8.Length > MaxLength ? null : _slots[FindSlot(utf8)].Value;

    public string? Find(string value)
    {
        Span<byte> ascii = stackalloc byte[MaxLength];
        return value.Length <= MaxLength && Ascii.FromUtf16(value, ascii, out int written) == OperationStatus.Done
            ? Find(ascii[..written])
            : null;
    }

    /// <summary>Returns the slot of the text, or the free slot to which it would be added.</summary>
    private int FindSlot(ReadOnlySpan<byte> utf8)
    {
        int mask = _slots.Length - 1;
        int slot = (int)(Hash(utf8) >> 32) & mask;
        while (_slots[slot].Utf8 is { } candidate && !Matches(utf8, candidate))
            slot = (slot + 1) & mask;
        return slot;
    }

    /// <summary>
    /// Computes a case-insensitive hash of the length, the first and the last bytes. Hashing all bytes of a long name
    /// would take longer and would not distinguish more names.
    /// </summary>
    private static ulong Hash(ReadOnlySpan<byte> utf8)
    {
        (ulong first, ulong last) = utf8.Length switch
        {
            >= 8 => (
                BinaryPrimitives.ReadUInt64LittleEndian(utf8),
                BinaryPrimitives.ReadUInt64LittleEndian(utf8[^8..])),
            >= 4 => (
                BinaryPrimitives.ReadUInt32LittleEndian(utf8),
                BinaryPrimitives.ReadUInt32LittleEndian(utf8[^4..])),
            >= 1 => (utf8[0], utf8[utf8.Length / 2] | ((uint)utf8[^1] << 8)),
            _ => default,
        };
        const ulong Case = 0x2020_2020_2020_2020;
        return (
            (first | Case) ^ (BitOperations.RotateLeft(last | Case, 29) + (uint)utf8.Length)) * 0x9E37_79B9_7F4A_7C15;
    }

    private bool Matches(ReadOnlySpan<byte> utf8, byte[] candidate) =>
        _ignoreCase ? Ascii.EqualsIgnoreCase(utf8, candidate) : utf8.SequenceEqual(candidate);
}
