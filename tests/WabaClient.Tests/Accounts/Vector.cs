namespace WabaClient.Tests.Accounts;

/// <summary>The payloads in <c>vectors</c>.</summary>
internal static class Vector
{
    public static byte[] Read(string path) =>
        File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "vectors", path));

    /// <summary>Reads a payload as a page of a listing.</summary>
    public static GraphPage<T> Page<T>(ReplyReader<GraphPage<T>> read, string path) =>
        read(Read(path), new GraphResponseInfo())!;
}
