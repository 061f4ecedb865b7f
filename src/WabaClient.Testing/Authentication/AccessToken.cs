using System.Security.Cryptography;
using System.Text;

namespace WabaClient.Testing;

/// <summary>A token that the fake knows.</summary>
/// <param name="Permissions">What it may do; null for everything.</param>
/// <param name="Businesses">Which businesses it may see; null for all.</param>
/// <param name="ExpiresAt">When it ends; null for never.</param>
/// <param name="IsRevoked">Whether it was revoked.</param>
internal sealed record AccessToken(
    IReadOnlySet<string>? Permissions,
    IReadOnlySet<string>? Businesses,
    DateTimeOffset? ExpiresAt,
    bool IsRevoked)
{
    public static AccessToken Unlimited { get; } = new(null, null, null, false);

    public bool MaySee(string businessId) => Businesses?.Contains(businessId) != false;

    /// <summary>A short name for a token that does not give it away.</summary>
    public static string Fingerprint(string token) =>
        Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(token)).AsSpan(0, 8)).ToLowerInvariant();
}
