namespace WabaClient.Tool;

/// <summary>Standard output as a stream whose failures are <see cref="OutputException"/>.</summary>
internal sealed class StandardOutput(Stream stream) : Stream
{
    private const int BrokenPipe = 32;

    public override bool CanRead => false;

    public override bool CanSeek => false;

    public override bool CanWrite => true;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

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

    public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));

    public override void Flush() => stream.Flush();

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();
}
