using System.Collections.Frozen;
using WabaClient;

namespace MultiTenant;

/// <summary>Returns the token of each business, so that one client serves them all.</summary>
/// <remarks>A provider that can refresh tokens does so when <see cref="GraphAccessTokenRequest.RejectedToken"/> is set.</remarks>
internal sealed class TenantTokens(IEnumerable<Tenant> tenants) : IGraphAccessTokenProvider
{
    private readonly FrozenDictionary<BusinessId, GraphAccessToken> _tokens = tenants.ToFrozenDictionary(tenant => tenant.Business, tenant => tenant.Token);

    public ValueTask<GraphAccessToken> GetAccessTokenAsync(GraphAccessTokenRequest request, CancellationToken cancellationToken) =>
        new(request.BusinessId is { } business ? _tokens[business] : default);
}
