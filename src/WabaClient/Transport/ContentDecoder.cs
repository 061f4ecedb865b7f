using System.IO.Compression;

namespace WabaClient;

/// <summary>
/// Decodes bodies that the HttpClient did not decode, according to <c>Content-Encoding</c> (RFC 9110, section 8.4).
/// </summary>
internal static class ContentDecoder
{
    // More than any server applies. Each encoding costs a copy of the body.
    private const int MostEncodings = 4;

    /// <summary>Returns an encoding that cannot be decoded.</summary>
    /// <returns>The encoding; null if all can be decoded.</returns>
    public static string? FindUnsupported(IReadOnlyList<string> encodings)
    {
        if (encodings.Count > MostEncodings)
            return string.Join(", ", encodings.Take(MostEncodings)) + ", …";
        foreach (string encoding in encodings)
        {
            if (DecoderOf(encoding) is null)
                return encoding;
        }

        return null;
    }

    /// <summary>Decodes a body and releases it.</summary>
    /// <param name="body">The body as it was received.</param>
    /// <param name="encodings">The encodings, in the order in which they were applied.</param>
    /// <param name="cap">The maximum number of decoded bytes to read.</param>
    /// <exception cref="InvalidDataException">
    /// The body is corrupt; Brotli may throw <see cref="InvalidOperationException"/>.
    /// </exception>
    public static PooledBody Decode(PooledBody body, IReadOnlyList<string> encodings, int cap)
    {
        for (int i = encodings.Count - 1; i >= 0 && !body.IsOverCap && body.Length > 0; i--)
        {
            using PooledBody encoded = body;
            using Stream decoded = DecoderOf(encodings[i])!(encoded.OpenRead());
            body = PooledBody.Read(decoded, cap);
        }

        return body;
    }

    private static Func<Stream, Stream>? DecoderOf(string encoding) => encoding.ToUpperInvariant() switch
    {
        "GZIP" or "X-GZIP" => static stream => new GZipStream(stream, CompressionMode.Decompress),
        "BR" => static stream => new BrotliStream(stream, CompressionMode.Decompress),
        "DEFLATE" => Inflate,
        _ => null,
    };

    // The standard requires the zlib format, but some servers send raw DEFLATE data. The first four bits distinguish them.
    private static Stream Inflate(Stream stream)
    {
        int first = stream.ReadByte();
        stream.Position = 0;
        return (first & 0x0F) == 8
            ? new ZLibStream(stream, CompressionMode.Decompress)
            : new DeflateStream(stream, CompressionMode.Decompress);
    }
}
