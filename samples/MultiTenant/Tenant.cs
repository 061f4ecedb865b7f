using Microsoft.Extensions.Configuration;
using WabaClient;

namespace MultiTenant;

/// <summary>A business and its access token.</summary>
internal sealed record Tenant(BusinessId Business, GraphAccessToken Token)
{
    /// <summary>Reads one tenant per setting: <c>Tenants__1234567890=token</c>.</summary>
    public static IReadOnlyList<Tenant> From(IConfigurationSection section) =>
        [.. section.GetChildren().Select(child => new Tenant(child.Key, new(child.Value ?? "")))];
}
