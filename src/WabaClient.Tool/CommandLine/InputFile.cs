namespace WabaClient.Tool;

/// <summary>Reads the files that options name; <c>-</c> is standard input.</summary>
internal static class InputFile
{
    public static string ReadText(string path, ToolHost host, string name)
    {
        try
        {
            return path == Ids.StandardInput ? host.OpenInput().ReadToEnd() : File.ReadAllText(path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            string problem = e is FileNotFoundException or DirectoryNotFoundException ? "does not exist" : "cannot be read";
            throw new UsageException($"{name}: The file {problem}.");
        }
    }
}
