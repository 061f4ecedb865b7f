using System.IO.Compression;

namespace WabaClient.Testing;

/// <summary>Compresses and decompresses bodies.</summary>
internal static class ContentCoding
{
    public const string Gzip = "gzip";
    public const string Brotli = "br";

    private const int Megabyte = 1024 * 1024;

    /// <summary>Returns the coding that Graph prefers among those that a client accepts, or null.</summary>
    public static string? Choose(string? acceptEncoding) =>
        Accepts(acceptEncoding, Brotli) ? Brotli : Accepts(acceptEncoding, Gzip) ? Gzip : null;

    /// <summary>Returns whether an <c>Accept-Encoding</c> header names a coding with a quality above zero.</summary>
    public static bool Accepts(string? acceptEncoding, string coding)
    {
        foreach (string entry in acceptEncoding?.Split(',') ?? [])
        {
            string[] parts = entry.Split(';', StringSplitOptions.TrimEntries);
            if (parts[0].Equals(coding, StringComparison.OrdinalIgnoreCase))
                return !parts[1..].Any(
                    part => part.Replace(" ", "", StringComparison.Ordinal) is "q=0" or "q=0.0" or "q=0.00" or "q=0.000");
        }

        return false;
    }

    public static byte[] Compress(string coding, ReadOnlySpan<byte> body)
    {
        using MemoryStream compressed = new();
        using (Stream stream = coding == Brotli
            ? new BrotliStream(compressed, CompressionLevel.Fastest)
            : new GZipStream(compressed, CompressionLevel.Fastest))
        {
            stream.Write(body);
        }

        return compressed.ToArray();
    }

    /// <summary>Compresses a text followed by megabytes of spaces, without holding them in memory.</summary>
    public static byte[] CompressSpaces(ReadOnlySpan<byte> start, int megabytes)
    {
        byte[] spaces = new byte[Megabyte];
        spaces.AsSpan().Fill((byte)' ');
        using MemoryStream compressed = new();
        using (GZipStream stream = new(compressed, CompressionLevel.Fastest))
        {
            stream.Write(start);
            for (int i = 0; i < megabytes; i++)
                stream.Write(spaces);
        }

        return compressed.ToArray();
    }

    /// <summary>
    /// Decompresses a body as <see cref="SocketsHttpHandler"/> does, or returns null for a coding that it does not
    /// support.
    /// </summary>
    public static Stream? Decompress(string? coding, Stream body) => coding?.Trim().ToLowerInvariant() switch
    {
        Gzip => new GZipStream(body, CompressionMode.Decompress),
        Brotli => new BrotliStream(body, CompressionMode.Decompress),
        "deflate" => new ZLibStream(body, CompressionMode.Decompress),
        _ => null,
    };

    public static byte[] DecompressGzip(byte[] body)
    {
        using GZipStream stream = new(new MemoryStream(body), CompressionMode.Decompress);
        using MemoryStream plain = new();
        stream.CopyTo(plain);
        return plain.ToArray();
    }
}
