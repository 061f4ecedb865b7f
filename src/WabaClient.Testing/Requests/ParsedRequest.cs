namespace WabaClient.Testing;

/// <summary>A parsed request. Contains secrets, so it is not kept longer than its reply.</summary>
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

    /// <summary>Gets the path, or null if the fake does not model it.</summary>
    public RequestPath? Path { get; }

    /// <summary>Gets the id in the path, with the id of the user instead of <c>me</c>.</summary>
    public string? ObjectId =>
        Path?.ObjectId == RequestPath.Me && !string.IsNullOrEmpty(Token) ? AccessToken.UserIdOf(Token) : Path?.ObjectId;

    /// <summary>Gets the parameters of the query and of a posted form. Arrays are JSON.</summary>
    public IReadOnlyDictionary<string, string> Parameters { get; }

    /// <summary>Gets the method that Graph uses: the parameter <c>method</c>, or else the HTTP method.</summary>
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
