using System.Collections.Concurrent;

namespace WabaClient;

/// <summary>Asks the provider for tokens and keeps what is computed from them.</summary>
internal sealed class TokenSource(IGraphAccessTokenProvider provider, string? appSecret)
{
    private const int MostRemembered = 4_096;

    private readonly ConcurrentDictionary<string, TokenCredentials> _credentials = new();

    // Tokens are long, and mostly the same: to hash one takes longer than all else here.
    private TokenCredentials _last = TokenCredentials.None;

    public ValueTask<GraphAccessToken> GetAsync(GraphTarget target, CancellationToken cancellationToken) =>
        provider.GetAccessTokenAsync(target.TokenRequest, cancellationToken);

    /// <summary>Another token than the refused one, or the refused one if there is no other.</summary>
    public async ValueTask<GraphAccessToken> RenewAsync(GraphTarget target, GraphAccessToken rejected, CancellationToken cancellationToken)
    {
        GraphAccessToken token = await GetAsync(target, cancellationToken).ConfigureAwait(false);
        if (token != rejected)
            return token;
        GraphAccessTokenRequest request = new()
        {
            BusinessId = target.TokenRequest.BusinessId,
            AccountId = target.TokenRequest.AccountId,
            RejectedToken = rejected,
        };
        return await provider.GetAccessTokenAsync(request, cancellationToken).ConfigureAwait(false);
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

        // Tokens rotate for years in one process; forgetting all of them now and then costs one hash each.
        if (_credentials.Count >= MostRemembered)
            _credentials.Clear();
        return _credentials.GetOrAdd(secret, static (value, secretOfApp) => new(value, secretOfApp), appSecret);
    }
}
