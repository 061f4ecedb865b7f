using System.Buffers;

namespace WabaClient.Tool;

/// <summary>Writes one array, with one object per line.</summary>
internal sealed class JsonArrayWriter(Stream output) : RowWriter(output)
{
    protected override void WriteRow(ReadOnlyMemory<byte> row, bool isFirst)
    {
        Buffer.Write(isFirst ? "[\n"u8 : ",\n"u8);
        Buffer.Write(row.Span);
    }

    protected override void WriteEnd() => Buffer.Write("\n]\n"u8);

    protected override void WriteNothing() => Buffer.Write("[]\n"u8);
}
