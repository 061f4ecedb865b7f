namespace WabaClient;

/// <summary>Returns the token of the options.</summary>
internal sealed class StaticAccessTokenProvider(string? accessToken) : IGraphAccessTokenProvider
{
    private readonly GraphAccessToken _token = accessToken is null ? default : new(accessToken);

    public ValueTask<GraphAccessToken> GetAccessTokenAsync(
        GraphAccessTokenRequest request,
        CancellationToken cancellationToken) =>
        new(_token);
}
