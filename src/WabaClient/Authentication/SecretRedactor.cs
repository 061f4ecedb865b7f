using System.Text.RegularExpressions;

namespace WabaClient;

/// <summary>Takes credentials out of texts that came from outside: the known ones, and whatever looks like one.</summary>
internal static partial class SecretRedactor
{
    private const string Mask = "***";

    public static string? Redact(string? text, IReadOnlyList<string> secrets)
    {
        if (string.IsNullOrEmpty(text))
            return text;
        text = TakeOut(secrets, text);
        text = NamedValue().Replace(text, "$1" + Mask);
        text = AfterTheWordToken().Replace(text, "$1" + Mask);
        text = AccessTokenShape().Replace(text, Mask);
        return LongOpaqueRun().Replace(text, Mask);
    }

    /// <summary>Takes out the known credentials, and the queries of addresses; what only looks like a credential stays.</summary>
    public static string TakeOut(IReadOnlyList<string> secrets, string text)
    {
        // Every header of every page comes by here: no enumerator, and no search for what is longer than the text.
        for (int i = 0; i < secrets.Count; i++)
        {
            if (secrets[i].Length <= text.Length)
                text = text.Replace(secrets[i], Mask, StringComparison.OrdinalIgnoreCase);
        }

        return text.Contains('?', StringComparison.Ordinal) ? QueryOfAddress().Replace(text, "$1?" + Mask) : text;
    }

    /// <summary>Somebody else's exception as it is; one that tells nothing but its type if its text holds a known credential, the proof in an address perhaps.</summary>
    public static Exception Conceal(Exception exception, IReadOnlyList<string> secrets)
    {
        string text = exception.ToString();
        if (!secrets.Any(secret => text.Contains(secret, StringComparison.OrdinalIgnoreCase)))
            return exception;
        return new HttpRequestException(
            (exception as HttpRequestException)?.HttpRequestError ?? HttpRequestError.Unknown,
            $"{exception.GetType().FullName}, whose text is left out because it holds a credential.");
    }

    [GeneratedRegex(@"(https?:(?://|\\/\\/)[^\s?""'<>]*)\?[^\s""'<>]*", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex QueryOfAddress();

    [GeneratedRegex(@"((?:access_?token|input_token|exchange_token|appsecret_proof|app_?secret|client_secret)[""']?\s*[=:]\s*[""']?)(?!\*\*\*)[^\s&""'<>,;)]+", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex NamedValue();

    // "Malformed access token CEose0c…": shorter than any shape would catch.
    [GeneratedRegex(@"(\btoken:?\s+[""'(]?)(?=[^\s""']*[0-9])(?=[^\s""']*[A-Za-z])[A-Za-z0-9_\-|.%=+/]{6,}", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex AfterTheWordToken();

    // A user's or system user's token, and an app's (id|secret).
    [GeneratedRegex(@"\bEA[A-Za-z][A-Za-z0-9_\-]{8,}|\b[0-9]{5,}\|[A-Za-z0-9_\-]{8,}", RegexOptions.CultureInvariant)]
    private static partial Regex AccessTokenShape();

    [GeneratedRegex(@"(?=[A-Za-z_\-]*[0-9])(?=[0-9_\-]*[A-Za-z])[A-Za-z0-9_\-]{32,}", RegexOptions.CultureInvariant)]
    private static partial Regex LongOpaqueRun();
}
