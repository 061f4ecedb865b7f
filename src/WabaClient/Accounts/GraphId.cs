using System.Diagnostics.CodeAnalysis;

namespace WabaClient;

/// <summary>The format that all ids of Graph share.</summary>
internal static class GraphId
{
    private const int MaxLength = 32;

    // Ids have about 16 digits. An app secret has 32 characters, an access token more, and starts with "EAA".
    private const int MostShown = 24;
    private const string TokenPrefix = "EAA";

    public static bool IsValid([NotNullWhen(true)] string? value)
    {
        if (value is not { Length: >= 1 and <= MaxLength })
            return false;

        foreach (char c in value)
        {
            if (!char.IsAsciiDigit(c))
                return false;
        }

        return true;
    }

    /// <summary>Returns why a text is not an id. Shows the text, unless it may be a secret.</summary>
    public static string Describe(string value, string expected)
    {
        bool mayBeSecret = value.Length > MostShown || value.TrimStart().StartsWith(TokenPrefix, StringComparison.OrdinalIgnoreCase);
        string shown = mayBeSecret
            ? $"The value of {value.Length} characters"
            : $"'{string.Concat(value.Select(c => char.IsControl(c) ? '\uFFFD' : c))}'";
        return $"{shown} is not {expected}";
    }
}
