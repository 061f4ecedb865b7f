namespace WabaClient.Testing;

/// <summary>The tokens that the fake accepts. As long as none was added, it accepts any token.</summary>
internal sealed class TokenStore(TimeProvider timeProvider, string appId, string appName, string? appSecret)
{
    private readonly object _lock = new();
    private readonly Dictionary<string, AccessToken> _tokens = new(StringComparer.Ordinal);
    private readonly string? _appToken = appSecret is null ? null : $"{appId}|{appSecret}";

    public void Add(FakeAccessToken token)
    {
        AccessToken details = AccessToken.Of(token, timeProvider.GetUtcNow());
        lock (_lock)
            _tokens[token.Token] = details;
    }

    public void Change(string token, Func<AccessToken, AccessToken> change)
    {
        lock (_lock)
        {
            if (!_tokens.TryGetValue(token, out AccessToken? details))
                throw new ArgumentException("The token was not added to this graph.", nameof(token));
            _tokens[token] = change(details);
        }
    }

    /// <summary>Finds a token and checks whether it can be used now.</summary>
    /// <param name="token">The token, or null if the request has none.</param>
    /// <param name="error">The error with which Graph would reject the token, or null.</param>
    /// <returns>The token if it is known, even if it is rejected.</returns>
    public AccessToken? Find(string? token, out FakeError? error)
    {
        if (string.IsNullOrEmpty(token))
        {
            error = FakeErrors.NoToken;
            return null;
        }

        AccessToken? details;
        lock (_lock)
        {
            details = token == _appToken ? AccessToken.OfApp(appId, appName)
                : _tokens.Count == 0 ? AccessToken.Unlimited(token)
                : _tokens.GetValueOrDefault(token);
        }

        DateTimeOffset now = timeProvider.GetUtcNow();
        error = details switch
        {
            null => FakeErrors.UnknownToken,
            { IsRevoked: true } => FakeErrors.TokenRevoked,
            { ExpiresAt: { } expiresAt } when expiresAt <= now => FakeErrors.TokenExpired(expiresAt, now),
            _ => null,
        };
        return details;
    }
}
