using System.Buffers;

namespace WabaClient.Tests.Accounts;

/// <summary>Cuts bytes into a sequence of short segments.</summary>
internal sealed class Pieces : ReadOnlySequenceSegment<byte>
{
    private Pieces(ReadOnlyMemory<byte> memory, long index)
    {
        Memory = memory;
        RunningIndex = index;
    }

    public static ReadOnlySequence<byte> Of(byte[] bytes, int length)
    {
        Pieces first = new(bytes.AsMemory(0, Math.Min(length, bytes.Length)), 0);
        Pieces last = first;
        for (int i = length; i < bytes.Length; i += length)
        {
            Pieces next = new(bytes.AsMemory(i, Math.Min(length, bytes.Length - i)), i);
            last.Next = next;
            last = next;
        }

        return new ReadOnlySequence<byte>(first, 0, last, last.Memory.Length);
    }
}
