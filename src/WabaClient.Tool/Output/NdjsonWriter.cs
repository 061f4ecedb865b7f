using System.Buffers;

namespace WabaClient.Tool;

/// <summary>Writes one object per line.</summary>
internal sealed class NdjsonWriter(Stream output) : RowWriter(output)
{
    protected override void WriteRow(ReadOnlyMemory<byte> row, bool isFirst)
    {
        Buffer.Write(row.Span);
        Buffer.Write("\n"u8);
    }
}
