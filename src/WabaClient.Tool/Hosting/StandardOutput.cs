namespace WabaClient.Tool;

/// <summary>Writes to standard output. Throws <see cref="OutputException"/> if that fails.</summary>
internal sealed class StandardOutput(Stream stream) : WriteOnlyStream
{
    private const int BrokenPipe = 32;

    public static StandardOutput Open() => new(StandardStream.Open(StandardStream.Output));

    public override void Write(ReadOnlySpan<byte> buffer)
    {
        try
        {
            stream.Write(buffer);
        }
        catch (IOException e)
        {
            throw new OutputException(e, isClosed: (e.HResult & 0xFFFF) == BrokenPipe);
        }
    }

    public override void Flush() => stream.Flush();
}
