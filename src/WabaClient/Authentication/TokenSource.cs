using System.Collections.Concurrent;

namespace WabaClient;

/// <summary>Gets tokens from the provider and caches the values that are computed from them.</summary>
internal sealed class TokenSource(IGraphAccessTokenProvider provider, string? appSecret)
{
    private const int MostRemembered = 4_096;

    private readonly ConcurrentDictionary<string, TokenCredentials> _credentials = new();

    // Tokens are long, and most calls use the same one; hashing it would take longer than everything else here.
    private TokenCredentials _last = TokenCredentials.None;

    public ValueTask<GraphAccessToken> GetAsync(GraphAccessTokenRequest request, CancellationToken cancellationToken) =>
        provider.GetAccessTokenAsync(request, cancellationToken);

    /// <summary>
    /// Returns a token other than the rejected one, or the rejected one if the provider has no other.
    /// </summary>
    public async ValueTask<GraphAccessToken> RenewAsync(
        GraphAccessTokenRequest request,
        GraphAccessToken rejected,
        CancellationToken cancellationToken)
    {
        GraphAccessToken token = await GetAsync(request, cancellationToken).ConfigureAwait(false);
        if (token != rejected)
            return token;
        GraphAccessTokenRequest renewal = new()
        {
            BusinessId = request.BusinessId,
            AccountId = request.AccountId,
            RejectedToken = rejected,
        };
        return await GetAsync(renewal, cancellationToken).ConfigureAwait(false);
    }

    public TokenCredentials CredentialsFor(GraphAccessToken token)
    {
        if (token.Secret is not { } secret)
            return TokenCredentials.None;
        TokenCredentials last = _last;
        return ReferenceEquals(last.Authorization?.Parameter, secret) ? last : _last = Find(secret);
    }

    private TokenCredentials Find(string secret)
    {
        if (_credentials.TryGetValue(secret, out TokenCredentials? known))
            return known;

        // In a process that runs for years, tokens are rotated. Clearing the cache costs one hash per token.
        if (_credentials.Count >= MostRemembered)
            _credentials.Clear();
        return _credentials.GetOrAdd(secret, static (value, secretOfApp) => new(value, secretOfApp), appSecret);
    }
}
