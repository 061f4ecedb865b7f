using System.Buffers;
using System.Text;
using System.Text.Json;

namespace WabaClient.Tool;

/// <summary>Writes one id per line.</summary>
internal sealed class IdsWriter(Stream output, string column) : RowWriter(output)
{
    protected override void WriteRow(ReadOnlyMemory<byte> row, bool isFirst)
    {
        using JsonDocument json = JsonDocument.Parse(row);
        Encoding.UTF8.GetBytes(TerminalText.Clean(CellText.Of(column, json.RootElement.GetProperty(column))), Buffer);
        Buffer.Write("\n"u8);
    }
}
