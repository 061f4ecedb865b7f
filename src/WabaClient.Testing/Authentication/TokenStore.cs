namespace WabaClient.Testing;

/// <summary>The tokens that the fake accepts; as long as none was added, any.</summary>
internal sealed class TokenStore(TimeProvider timeProvider)
{
    private readonly object _lock = new();
    private readonly Dictionary<string, AccessToken> _tokens = new(StringComparer.Ordinal);

    public void Add(string token, AccessToken details)
    {
        lock (_lock)
            _tokens[token] = details;
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

    /// <summary>Finds a token that may be used now.</summary>
    /// <returns>Null, with <paramref name="error"/> set, if Graph would refuse it.</returns>
    public AccessToken? Find(string? token, out FakeError? error)
    {
        AccessToken? details = null;
        if (!string.IsNullOrEmpty(token))
        {
            lock (_lock)
                details = _tokens.Count == 0 ? AccessToken.Unlimited : _tokens.GetValueOrDefault(token);
        }

        DateTimeOffset now = timeProvider.GetUtcNow();
        error = details switch
        {
            null when string.IsNullOrEmpty(token) => FakeErrors.NoToken,
            null => FakeErrors.UnknownToken,
            { IsRevoked: true } => FakeErrors.TokenRevoked,
            { ExpiresAt: { } expiresAt } when expiresAt <= now => FakeErrors.TokenExpired(expiresAt, now),
            _ => null,
        };
        return error is null ? details : null;
    }
}
