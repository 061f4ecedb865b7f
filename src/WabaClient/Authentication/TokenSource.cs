using System.Collections.Concurrent;

namespace WabaClient;

/// <summary>Asks the provider for tokens and keeps what is computed from them.</summary>
internal sealed class TokenSource(IGraphAccessTokenProvider provider, string? appSecret)
{
    private const int MostRemembered = 4_096;

    private readonly ConcurrentDictionary<string, TokenCredentials> _credentials = new();

    // Tokens are long, and mostly the same: to hash one takes longer than all else here.
    private TokenCredentials _last = TokenCredentials.None;

    public ValueTask<GraphAccessToken> GetAsync(GraphCall call, CancellationToken cancellationToken) =>
        AskAsync(call, call.Target.TokenRequest, cancellationToken);

    /// <summary>Another token than the refused one, or the refused one if there is no other.</summary>
    public async ValueTask<GraphAccessToken> RenewAsync(GraphCall call, GraphAccessToken rejected, CancellationToken cancellationToken)
    {
        GraphAccessToken token = await GetAsync(call, cancellationToken).ConfigureAwait(false);
        if (token != rejected)
            return token;
        GraphAccessTokenRequest request = new()
        {
            BusinessId = call.Target.TokenRequest.BusinessId,
            AccountId = call.Target.TokenRequest.AccountId,
            RejectedToken = rejected,
        };
        return await AskAsync(call, request, cancellationToken).ConfigureAwait(false);
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

    // What a provider throws is its own, even where it is an exception of this library.
    private async ValueTask<GraphAccessToken> AskAsync(GraphCall call, GraphAccessTokenRequest request, CancellationToken cancellationToken)
    {
        try
        {
            return await provider.GetAccessTokenAsync(request, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception e)
        {
            call.FinalFailure = e;
            throw;
        }
    }
}
