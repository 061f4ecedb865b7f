using System.Buffers.Binary;

namespace WabaClient.Testing;

/// <summary>
/// Writes cursors as opaque texts like Graph's. Reads only texts that are exactly as they were written.
/// </summary>
/// <remarks>
/// Every text contains <c>+</c>, <c>/</c> and <c>=</c>, so that a client that does not encode them is detected.
/// </remarks>
internal sealed class CursorCodec(ulong seed)
{
    private const int Length = 97;
    private const int ChecksumAt = 6;
    private const int MaskedFrom = 14;

    private int _epoch;

    // In Base64 "QVFI+/+/": the four letters with which Graph's own cursors begin, and the two characters that need encoding.
    private static ReadOnlySpan<byte> Prefix => [0x41, 0x51, 0x48, 0xFB, 0xFF, 0xBF];

    /// <summary>Invalidates all cursors that were written so far.</summary>
    public void Expire() => Interlocked.Increment(ref _epoch);

    /// <summary>Writes a cursor.</summary>
    /// <param name="scope">A hash of the listing that it belongs to.</param>
    /// <param name="cursor">The place.</param>
    public string Write(ulong scope, ListingCursor cursor)
    {
        Span<byte> bytes = stackalloc byte[Length];
        bytes.Clear();
        Prefix.CopyTo(bytes);
        BinaryPrimitives.WriteInt32LittleEndian(bytes[MaskedFrom..], cursor.Sequence);
        BinaryPrimitives.WriteInt32LittleEndian(bytes[(MaskedFrom + 4)..], cursor.Page);
        bytes[MaskedFrom + 8] = cursor.IsLoop ? (byte)1 : (byte)0;
        ulong checksum = Checksum(scope, bytes[MaskedFrom..]);
        BinaryPrimitives.WriteUInt64LittleEndian(bytes[ChecksumAt..], checksum);
        Mask(bytes[MaskedFrom..], checksum);
        return Convert.ToBase64String(bytes);
    }

    /// <summary>Reads a cursor.</summary>
    /// <returns>
    /// Null if it was not written for <paramref name="scope"/>, has expired, or was changed on the way.
    /// </returns>
    public ListingCursor? Read(ulong scope, string text)
    {
        Span<byte> bytes = stackalloc byte[Length + 2];
        if (text.Length != (Length + 2) / 3 * 4
            || !Convert.TryFromBase64String(text, bytes, out int written)
            || written != Length
            || !bytes.StartsWith(Prefix))
        {
            return null;
        }

        ulong checksum = BinaryPrimitives.ReadUInt64LittleEndian(bytes[ChecksumAt..]);
        Span<byte> masked = bytes[MaskedFrom..Length];
        Mask(masked, checksum);
        return checksum == Checksum(scope, masked)
            ? new ListingCursor(
                BinaryPrimitives.ReadInt32LittleEndian(masked),
                BinaryPrimitives.ReadInt32LittleEndian(masked[4..]),
                masked[8] != 0)
            : null;
    }

    private static void Mask(Span<byte> bytes, ulong key)
    {
        for (int i = 0; i < bytes.Length; i++)
        {
            if (i % sizeof(ulong) == 0)
                key = StableHash.Mix(key);
            bytes[i] ^= (byte)(key >> (i % sizeof(ulong) * 8));
        }
    }

    private ulong Checksum(ulong scope, ReadOnlySpan<byte> bytes)
    {
        ulong hash = StableHash.Mix(seed ^ scope ^ (ulong)Volatile.Read(ref _epoch));
        foreach (byte value in bytes)
            hash = (hash ^ value) * 0x100000001B3;
        return StableHash.Mix(hash);
    }
}
