using System.Text;
using System.Text.RegularExpressions;

namespace WabaClient;

/// <summary>
/// Masks credentials in texts from other sources: known credentials, long parts of them, and texts that resemble one.
/// </summary>
internal static partial class SecretRedactor
{
    private const string Mask = "***";

    // Shorter parts are of no use to an attacker, and masking them would mask ordinary words.
    private const int ShortestRun = 12;

    public static string? Redact(string? text, IReadOnlyList<string> secrets)
    {
        if (string.IsNullOrEmpty(text))
            return text;
        text = MaskSharedRuns(MaskKnown(secrets, text), secrets);
        text = NamedValue().Replace(text, "$1" + Mask);
        text = AfterTheWordToken().Replace(text, "$1" + Mask);
        text = AccessTokenShape().Replace(text, Mask);
        return LongOpaqueRun().Replace(text, Mask);
    }

    /// <summary>
    /// Masks every run of 12 or more characters that a text shares with a known credential, such as a truncated token.
    /// </summary>
    public static string MaskSharedRuns(string text, IReadOnlyList<string> secrets)
    {
        StringBuilder? masked = null;
        int copied = 0;
        for (int start = 0; start + ShortestRun <= text.Length; start++)
        {
            int length = LongestSharedRun(text.AsSpan(start), secrets);
            if (length == 0)
                continue;
            (masked ??= new()).Append(text, copied, start - copied).Append(Mask);
            copied = start + length;
            start = copied - 1;
        }

        return masked is null ? text : masked.Append(text, copied, text.Length - copied).ToString();
    }

    /// <summary>
    /// Masks the known credentials and the queries of URLs. Text that only resembles a credential is kept.
    /// </summary>
    public static string MaskKnown(IReadOnlyList<string> secrets, string text)
    {
        // Called for every header of every page: no enumerator, and no search for a credential that is longer than the text.
        for (int i = 0; i < secrets.Count; i++)
        {
            if (secrets[i].Length <= text.Length)
                text = text.Replace(secrets[i], Mask, StringComparison.OrdinalIgnoreCase);
        }

        return text.Contains('?', StringComparison.Ordinal) ? QueryOfAddress().Replace(text, "$1?" + Mask) : text;
    }

    /// <summary>
    /// Returns an exception thrown by other code unchanged. If its text contains a known credential or a part of one,
    /// returns an exception that names only its type.
    /// </summary>
    public static Exception Conceal(Exception exception, IReadOnlyList<string> secrets)
    {
        string text = exception.ToString();
        bool containsSecret = secrets.Any(secret => text.Contains(secret, StringComparison.OrdinalIgnoreCase));
        if (!containsSecret && ReferenceEquals(MaskSharedRuns(text, secrets), text))
            return exception;
        return new HttpRequestException(
            (exception as HttpRequestException)?.HttpRequestError ?? HttpRequestError.Unknown,
            $"{exception.GetType().FullName}, whose text is omitted because it contains a credential.");
    }

    // Returns the length of the longest prefix of the text that is part of a credential; 0 if it is too short to matter.
    private static int LongestSharedRun(ReadOnlySpan<char> text, IReadOnlyList<string> secrets)
    {
        int longest = 0;
        foreach (string secret in secrets)
        {
            int length = Math.Max(longest + 1, ShortestRun);
            while (length <= text.Length && secret.AsSpan().Contains(text[..length], StringComparison.OrdinalIgnoreCase))
                longest = length++;
        }

        return longest;
    }

    [GeneratedRegex(@"(https?:(?://|\\/\\/)[^\s?""'<>]*)\?[^\s""'<>]*", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex QueryOfAddress();

    [GeneratedRegex(@"((?:access_?token|input_token|exchange_token|appsecret_proof|app_?secret|client_secret)[""']?\s*[=:]\s*[""']?)(?!\*\*\*)[^\s&""'<>,;)]+", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex NamedValue();

    // "Malformed access token CEose0c…": too short for the other patterns.
    [GeneratedRegex(@"(\btoken:?\s+[""'(]?)(?=[^\s""']*[0-9])(?=[^\s""']*[A-Za-z])[A-Za-z0-9_\-|.%=+/]{6,}", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex AfterTheWordToken();

    // The token of a user or system user, and that of an app (id|secret).
    [GeneratedRegex(@"\bEA[A-Za-z][A-Za-z0-9_\-]{8,}|\b[0-9]{5,}\|[A-Za-z0-9_\-]{8,}", RegexOptions.CultureInvariant)]
    private static partial Regex AccessTokenShape();

    [GeneratedRegex(@"(?=[A-Za-z_\-]*[0-9])(?=[0-9_\-]*[A-Za-z])[A-Za-z0-9_\-]{32,}", RegexOptions.CultureInvariant)]
    private static partial Regex LongOpaqueRun();
}
