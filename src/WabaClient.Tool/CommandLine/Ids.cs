namespace WabaClient.Tool;

/// <summary>Reads ids from arguments and files.</summary>
internal static class Ids
{
    public const string StandardInput = "-";

    public static T Parse<T>(string text, string name)
        where T : IParsable<T> =>
        T.TryParse(text, null, out T? id) ? id : throw new UsageException($"{name} is not an id: 1 to 32 digits are expected.");

    /// <summary>
    /// Reads a file with one business id per line. Blank lines and lines that start with <c>#</c> are ignored.
    /// </summary>
    public static IEnumerable<BusinessId> ReadFile(string path, ToolHost host)
    {
        int number = 0;
        foreach (string line in InputFile.ReadText(path, host, "--businesses").Split('\n'))
        {
            number++;
            string text = line.Trim();
            if (text.Length == 0 || text[0] == '#')
                continue;
            yield return BusinessId.TryParse(text, null, out BusinessId id)
                ? id
                : throw new UsageException($"--businesses: Line {number} of the file is not an id: 1 to 32 digits are expected.");
        }
    }
}
