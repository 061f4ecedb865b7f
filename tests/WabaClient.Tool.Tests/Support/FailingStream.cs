namespace WabaClient.Tool.Tests.Support;

/// <summary>A stream that cannot be written to.</summary>
internal sealed class FailingStream(Exception failure) : MemoryStream
{
    public override void Write(ReadOnlySpan<byte> buffer) => throw failure;

    public override void Write(byte[] buffer, int offset, int count) => throw failure;
}
