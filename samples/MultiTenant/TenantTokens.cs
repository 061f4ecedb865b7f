using WabaClient;

namespace MultiTenant;

/// <summary>Returns the token of each business, so that one client can be used for all of them.</summary>
/// <remarks>
/// A provider that can refresh tokens does so if <see cref="GraphAccessTokenRequest.RejectedToken"/> is set.
/// </remarks>
internal sealed class TenantTokens(IReadOnlyDictionary<BusinessId, GraphAccessToken> tokens) : IGraphAccessTokenProvider
{
    public ValueTask<GraphAccessToken> GetAccessTokenAsync(
        GraphAccessTokenRequest request,
        CancellationToken cancellationToken) =>
        new(request.BusinessId is { } business ? tokens[business] : default);
}
