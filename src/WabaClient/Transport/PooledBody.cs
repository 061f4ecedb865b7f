using System.Buffers;

namespace WabaClient;

/// <summary>The body of a response in a pooled array, read up to a cap.</summary>
internal sealed class PooledBody : IDisposable
{
    private const int FirstRead = 16 * 1024;

    private byte[] _buffer;
    private int _length;

    private PooledBody(int capacity) => _buffer = ArrayPool<byte>.Shared.Rent(capacity);

    /// <summary>Gets whether the body is longer than the cap.</summary>
    public bool IsOverCap { get; private set; }

    public int Length => _length;

    /// <summary>Gets the bytes that were read, without a byte order mark.</summary>
    public ReadOnlySpan<byte> Bytes
    {
        get
        {
            ReadOnlySpan<byte> bytes = _buffer.AsSpan(0, _length);
            return bytes.StartsWith("\uFEFF"u8) ? bytes[3..] : bytes;
        }
    }

    public static async ValueTask<PooledBody> ReadAsync(
        HttpContent content,
        int cap,
        CancellationToken cancellationToken)
    {
        // One byte more than announced, so that the end is detected without growing the array.
        int expected = (int)Math.Clamp((content.Headers.ContentLength ?? 0) + 1, FirstRead, cap + 1);
        PooledBody body = new(expected);
        try
        {
            // Disposed with the response.
            Stream stream = await content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false);
            int read;
            do
                read = await stream.ReadAsync(body.Free(cap), cancellationToken).ConfigureAwait(false);
            while (body.Add(read, cap));
            return body;
        }
        catch
        {
            body.Dispose();
            throw;
        }
    }

    public static PooledBody Read(Stream stream, int cap)
    {
        PooledBody body = new(FirstRead);
        try
        {
            while (body.Add(stream.Read(body.Free(cap).Span), cap))
            {
            }

            return body;
        }
        catch
        {
            body.Dispose();
            throw;
        }
    }

    /// <summary>Opens the bytes as a stream, which can be used until the body is disposed.</summary>
    public MemoryStream OpenRead() => new(_buffer, 0, _length, writable: false);

    public void Dispose() => ArrayPool<byte>.Shared.Return(_buffer);

    /// <summary>Counts bytes that were read into the free part of the array.</summary>
    /// <returns>Whether there may be more to read.</returns>
    private bool Add(int read, int cap)
    {
        IsOverCap = _length + read > cap;
        _length = Math.Min(_length + read, cap);
        return read > 0 && !IsOverCap;
    }

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
