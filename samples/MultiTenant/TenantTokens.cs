using System.Collections.Frozen;
using WabaClient;

namespace MultiTenant;

/// <summary>Every business has a token of its own; one client serves them all.</summary>
/// <remarks>Where tokens can be refreshed, <see cref="GraphAccessTokenRequest.RejectedToken"/> says when.</remarks>
internal sealed class TenantTokens(IEnumerable<Tenant> tenants) : IGraphAccessTokenProvider
{
    private readonly FrozenDictionary<BusinessId, GraphAccessToken> _tokens = tenants.ToFrozenDictionary(tenant => tenant.Business, tenant => tenant.Token);

    public ValueTask<GraphAccessToken> GetAccessTokenAsync(GraphAccessTokenRequest request, CancellationToken cancellationToken) =>
        new(request.BusinessId is { } business ? _tokens[business] : default);
}
