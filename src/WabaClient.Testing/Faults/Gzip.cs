using System.IO.Compression;

namespace WabaClient.Testing;

/// <summary>Compresses bodies.</summary>
internal static class Gzip
{
    private const int Megabyte = 1024 * 1024;

    public static byte[] Compress(ReadOnlySpan<byte> body)
    {
        using MemoryStream zipped = new();
        using (GZipStream stream = new(zipped, CompressionLevel.Fastest))
            stream.Write(body);
        return zipped.ToArray();
    }

    /// <summary>Compresses a text and megabytes of blanks behind it, without ever holding them.</summary>
    public static byte[] CompressBlanks(ReadOnlySpan<byte> start, int megabytes)
    {
        byte[] blanks = new byte[Megabyte];
        blanks.AsSpan().Fill((byte)' ');
        using MemoryStream zipped = new();
        using (GZipStream stream = new(zipped, CompressionLevel.Fastest))
        {
            stream.Write(start);
            for (int i = 0; i < megabytes; i++)
                stream.Write(blanks);
        }

        return zipped.ToArray();
    }

    public static byte[] Decompress(byte[] body)
    {
        using GZipStream stream = new(new MemoryStream(body), CompressionMode.Decompress);
        using MemoryStream plain = new();
        stream.CopyTo(plain);
        return plain.ToArray();
    }
}
