namespace WabaClient.Testing;

/// <summary>A request taken apart. Holds secrets, so it lives no longer than its reply.</summary>
internal sealed class ParsedRequest
{
    private const string Redacted = "***";

    private static readonly string[] Schemes = ["Bearer ", "OAuth "];
    private static readonly string[] Secrets = ["access_token", "appsecret_proof", "input_token"];

    public ParsedRequest(IncomingRequest incoming)
    {
        Incoming = incoming;
        Path = RequestPath.Parse(incoming.Path);
        Parameters = PhpParameters.Read(
            incoming.Query,
            incoming.Method == HttpMethod.Post.Method ? incoming.Form : null);
        Method = Parameters.TryGetValue("method", out string? method) ? method.ToUpperInvariant() : incoming.Method;
        TokenInParameters = Parameters.GetValueOrDefault("access_token");
        Token = TokenOf(incoming.Authorization) ?? TokenInParameters;
        Record = new RecordedRequest(
            incoming, Path, Redact(Parameters), string.IsNullOrEmpty(Token) ? null : AccessToken.Fingerprint(Token));
    }

    public IncomingRequest Incoming { get; }

    /// <summary>The path, or null if the fake does not model it.</summary>
    public RequestPath? Path { get; }

    /// <summary>The id in the path, with that of the user instead of <c>me</c>.</summary>
    public string? ObjectId =>
        Path?.ObjectId == RequestPath.Me && !string.IsNullOrEmpty(Token) ? AccessToken.UserIdOf(Token) : Path?.ObjectId;

    /// <summary>The parameters of the query and of a posted form; arrays are JSON.</summary>
    public IReadOnlyDictionary<string, string> Parameters { get; }

    /// <summary>The method that Graph goes by: the parameter <c>method</c>, else that of HTTP.</summary>
    public string Method { get; }

    public string? Token { get; }

    public string? TokenInParameters { get; }

    public RecordedRequest Record { get; }

    private static string? TokenOf(string? authorization)
    {
        foreach (string scheme in Schemes)
        {
            if (authorization?.StartsWith(scheme, StringComparison.OrdinalIgnoreCase) == true)
                return authorization[scheme.Length..].Trim();
        }

        return null;
    }

    private static Dictionary<string, string> Redact(IReadOnlyDictionary<string, string> parameters)
    {
        Dictionary<string, string> redacted = new(parameters, StringComparer.Ordinal);
        foreach (string secret in Secrets)
        {
            if (redacted.ContainsKey(secret))
                redacted[secret] = Redacted;
        }

        return redacted;
    }
}
