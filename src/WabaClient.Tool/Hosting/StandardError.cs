namespace WabaClient.Tool;

/// <summary>Standard error as a stream that ignores that nobody reads it: a message that is lost is no reason to stop.</summary>
internal sealed class StandardError(Stream stream) : WriteOnlyStream
{
    public static StandardError Open() => new(StandardStream.Open(StandardStream.Error));

    public override void Write(ReadOnlySpan<byte> buffer)
    {
        try
        {
            stream.Write(buffer);
        }
        catch (IOException)
        {
        }
    }
}
