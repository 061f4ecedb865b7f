namespace WabaClient.Tests.Businesses;

/// <summary>A token provider of the test's own.</summary>
internal sealed class StubTokens(Func<GraphAccessTokenRequest, CancellationToken, ValueTask<GraphAccessToken>> get) : IGraphAccessTokenProvider
{
    public ValueTask<GraphAccessToken> GetAccessTokenAsync(
        GraphAccessTokenRequest request,
        CancellationToken cancellationToken) =>
        get(request, cancellationToken);
}
