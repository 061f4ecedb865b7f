using System.Collections.Frozen;
using System.Reflection;

namespace WabaClient.Tool;

/// <summary>The files of the page, which are embedded in the tool.</summary>
internal static class BoardFiles
{
    private const string Prefix = "board/";

    private static readonly FrozenDictionary<string, byte[]> Files = Read().ToFrozenDictionary();

    /// <summary>Returns the file with a path such as <c>/views/accounts.js</c>, or null.</summary>
    public static byte[]? Find(string path) => Files.GetValueOrDefault(path == "/" ? "/index.html" : path);

    public static string ContentTypeOf(string path) => Path.GetExtension(path) switch
    {
        ".js" => "text/javascript; charset=utf-8",
        ".css" => "text/css; charset=utf-8",
        ".svg" => "image/svg+xml",
        _ => "text/html; charset=utf-8",
    };

    private static IEnumerable<KeyValuePair<string, byte[]>> Read()
    {
        Assembly assembly = typeof(BoardFiles).Assembly;
        foreach (string name in assembly.GetManifestResourceNames())
        {
            if (!name.StartsWith(Prefix, StringComparison.Ordinal))
                continue;
            using Stream stream = assembly.GetManifestResourceStream(name)!;
            byte[] bytes = new byte[stream.Length];
            stream.ReadExactly(bytes);
            yield return new($"/{name[Prefix.Length..].Replace('\\', '/')}", bytes);
        }
    }
}
