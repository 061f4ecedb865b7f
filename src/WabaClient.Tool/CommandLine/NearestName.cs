namespace WabaClient.Tool;

/// <summary>Finds the name that was probably intended.</summary>
internal static class NearestName
{
    /// <summary>Returns the most similar name, or null if none is similar.</summary>
    public static string? Find(string text, IEnumerable<string> names)
    {
        string bare = text.TrimStart('-');
        (string Name, int Distance)? best = null;
        foreach (string name in names)
        {
            int distance = DistanceOf(bare.ToLowerInvariant(), name.TrimStart('-').ToLowerInvariant());
            if (best is null || distance < best.Value.Distance)
                best = (name, distance);
        }

        return best is { } found && found.Distance <= Math.Max(1, bare.Length / 3) ? found.Name : null;
    }

    /// <summary>Returns <c> Did you mean 'name'?</c>, or an empty string if no name is similar.</summary>
    public static string Question(string text, IEnumerable<string> names) =>
        Find(text, names) is { } name ? $" Did you mean '{name}'?" : "";

    // A name that starts with the text is as similar as one with one error. Two swapped letters are one error.
    private static int DistanceOf(string text, string name)
    {
        if (text.Length > 2 && name.StartsWith(text, StringComparison.Ordinal))
            return 1;
        int[,] distances = new int[text.Length + 1, name.Length + 1];
        for (int i = 0; i <= text.Length; i++)
        {
            for (int j = 0; j <= name.Length; j++)
            {
                distances[i, j] = i == 0 || j == 0
                    ? i + j
                    : Math.Min(
                        Math.Min(distances[i - 1, j], distances[i, j - 1]) + 1,
                        distances[i - 1, j - 1] + (text[i - 1] == name[j - 1] ? 0 : 1));
                if (i > 1 && j > 1 && text[i - 1] == name[j - 2] && text[i - 2] == name[j - 1])
                    distances[i, j] = Math.Min(distances[i, j], distances[i - 2, j - 2] + 1);
            }
        }

        return distances[text.Length, name.Length];
    }
}
