using System.Net;

namespace WabaClient.Benchmarks.Graph;

/// <summary>A body of two arrays that are served as they are.</summary>
internal sealed class CannedContent : HttpContent
{
    private readonly byte[] _data;
    private readonly byte[] _tail;

    public CannedContent(byte[] data, byte[] tail)
    {
        _data = data;
        _tail = tail;
        Headers.TryAddWithoutValidation("Content-Type", CannedHeaders.ContentType);
    }

    protected override Task<Stream> CreateContentReadStreamAsync() =>
        Task.FromResult<Stream>(new CannedStream(_data, _tail));

    protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context)
    {
        await stream.WriteAsync(_data).ConfigureAwait(false);
        await stream.WriteAsync(_tail).ConfigureAwait(false);
    }

    protected override bool TryComputeLength(out long length)
    {
        length = _data.Length + _tail.Length;
        return true;
    }
}
