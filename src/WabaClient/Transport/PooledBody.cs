using System.Buffers;

namespace WabaClient;

/// <summary>The body of a reply in a borrowed array, read up to a cap.</summary>
internal struct PooledBody : IDisposable
{
    private const int FirstRead = 16 * 1024;

    private byte[] _buffer;
    private int _length;

    /// <summary>Whether the body goes on behind the cap.</summary>
    public bool IsOverCap { get; private set; }

    /// <summary>What was read, without a byte order mark.</summary>
    public readonly ReadOnlySpan<byte> Bytes
    {
        get
        {
            ReadOnlySpan<byte> bytes = _buffer.AsSpan(0, _length);
            return bytes.StartsWith("\uFEFF"u8) ? bytes[3..] : bytes;
        }
    }

    public static async ValueTask<PooledBody> ReadAsync(HttpContent content, int cap, CancellationToken cancellationToken)
    {
        // One byte more than announced, so that the end shows without growing.
        int expected = (int)Math.Clamp((content.Headers.ContentLength ?? 0) + 1, FirstRead, cap + 1);
        PooledBody body = new() { _buffer = ArrayPool<byte>.Shared.Rent(expected) };
        try
        {
            Stream stream = await content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false);
            await using (stream.ConfigureAwait(false))
            {
                int read;
                while ((read = await stream.ReadAsync(body.Free(cap), cancellationToken).ConfigureAwait(false)) > 0)
                {
                    body._length += read;
                    if (body._length > cap)
                    {
                        body._length = cap;
                        body.IsOverCap = true;
                        break;
                    }
                }
            }

            return body;
        }
        catch
        {
            body.Dispose();
            throw;
        }
    }

    public readonly void Dispose() => ArrayPool<byte>.Shared.Return(_buffer);

    private Memory<byte> Free(int cap)
    {
        if (_length == _buffer.Length)
        {
            byte[] larger = ArrayPool<byte>.Shared.Rent(Math.Min(_buffer.Length * 2, cap + 1));
            _buffer.AsSpan(0, _length).CopyTo(larger);
            ArrayPool<byte>.Shared.Return(_buffer);
            _buffer = larger;
        }

        return _buffer.AsMemory(_length);
    }
}
