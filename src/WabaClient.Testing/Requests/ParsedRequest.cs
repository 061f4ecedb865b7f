using Microsoft.AspNetCore.WebUtilities;

namespace WabaClient.Testing;

/// <summary>A request taken apart. Holds secrets, so it lives no longer than its reply.</summary>
internal sealed class ParsedRequest
{
    private const string Bearer = "Bearer ";
    private const string Redacted = "***";

    public ParsedRequest(IncomingRequest incoming)
    {
        Incoming = incoming;
        Route = RequestPath.Parse(incoming.Path);
        Parameters = ReadQuery(incoming.Query);
        TokenInQuery = Parameters.GetValueOrDefault("access_token");
        Token = incoming.Authorization?.StartsWith(Bearer, StringComparison.OrdinalIgnoreCase) == true
            ? incoming.Authorization[Bearer.Length..].Trim()
            : TokenInQuery;
        Record = new RecordedRequest(incoming, Route, Redact(Parameters), string.IsNullOrEmpty(Token) ? null : AccessToken.Fingerprint(Token));
    }

    public IncomingRequest Incoming { get; }

    public RequestPath? Route { get; }

    /// <summary>The query as it came. As in PHP, <c>+</c> is a space and the last of several values counts.</summary>
    public IReadOnlyDictionary<string, string> Parameters { get; }

    public string? Token { get; }

    public string? TokenInQuery { get; }

    public RecordedRequest Record { get; }

    private static Dictionary<string, string> ReadQuery(string query)
    {
        Dictionary<string, string> parameters = new(StringComparer.Ordinal);
        foreach (QueryStringEnumerable.EncodedNameValuePair pair in new QueryStringEnumerable(query))
            parameters[pair.DecodeName().ToString()] = pair.DecodeValue().ToString();
        return parameters;
    }

    private static Dictionary<string, string> Redact(IReadOnlyDictionary<string, string> parameters)
    {
        Dictionary<string, string> redacted = new(parameters, StringComparer.Ordinal);
        foreach (string secret in (ReadOnlySpan<string>)["access_token", "appsecret_proof"])
        {
            if (redacted.ContainsKey(secret))
                redacted[secret] = Redacted;
        }

        return redacted;
    }
}
