namespace WabaClient.Tool;

/// <summary>Writes to standard error. Ignores failures, because a lost message is no reason to stop.</summary>
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
