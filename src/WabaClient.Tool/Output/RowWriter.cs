using System.Buffers;

namespace WabaClient.Tool;

/// <summary>
/// Writes the rows of a command, which are JSON objects, to standard output. There is one writer per format.
/// </summary>
internal abstract class RowWriter(Stream output)
{
    private readonly ArrayBufferWriter<byte> _buffer = new();

    /// <summary>Gets the number of rows written.</summary>
    public int Rows { get; private set; }

    protected IBufferWriter<byte> Buffer => _buffer;

    /// <summary>Creates the writer of a format.</summary>
    /// <param name="columns">The properties that tables and CSV show.</param>
    /// <param name="idColumn">The property that the format <c>ids</c> shows.</param>
    /// <param name="isContinued">Whether the rows follow others that were written before.</param>
    public static RowWriter Create(
        OutputFormat format, ToolHost host, IReadOnlyList<string> columns, string idColumn = "id", bool isContinued = false) =>
        format switch
        {
            OutputFormat.Json => new JsonArrayWriter(host.Output),
            OutputFormat.Ndjson => new NdjsonWriter(host.Output),
            OutputFormat.Csv => new CsvWriter(host.Output, columns, hasHeader: !isContinued),
            OutputFormat.Ids => new IdsWriter(host.Output, idColumn),
            _ => new TableWriter(host.Output, columns, host.OutputScreen),
        };

    public void Add(ReadOnlyMemory<byte> row)
    {
        WriteRow(row, isFirst: Rows == 0);
        Rows++;
    }

    /// <summary>Writes the rows that were added so far to the output.</summary>
    public virtual void Flush()
    {
        if (_buffer.WrittenCount == 0)
            return;
        output.Write(_buffer.WrittenSpan);
        output.Flush();
        _buffer.ResetWrittenCount();
    }

    /// <summary>Writes the end of the output or, if a command succeeded without a row, an empty output.</summary>
    public void Complete(bool succeeded)
    {
        if (Rows > 0)
            WriteEnd();
        else if (succeeded)
            WriteNothing();
        Flush();
    }

    protected abstract void WriteRow(ReadOnlyMemory<byte> row, bool isFirst);

    protected virtual void WriteEnd()
    {
    }

    protected virtual void WriteNothing()
    {
    }
}
