using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace WabaClient.Testing;

/// <summary>A token that the fake accepts.</summary>
internal sealed record AccessToken
{
    public const string AppKind = "APP";

    private static readonly string[] AllPermissions =
        ["business_management", "whatsapp_business_management", "whatsapp_business_messaging", "public_profile"];

    /// <summary>Gets the type that <c>debug_token</c> returns.</summary>
    public required string Kind { get; init; }

    public required string UserId { get; init; }

    public required string UserName { get; init; }

    /// <summary>Gets the permissions; null for all.</summary>
    public IReadOnlySet<string>? Permissions { get; init; }

    /// <summary>Gets the businesses that the token has access to; null for all.</summary>
    public IReadOnlySet<string>? Businesses { get; init; }

    public string? ClientBusiness { get; init; }

    public IReadOnlyList<string> AssignedAccounts { get; init; } = [];

    public IReadOnlyDictionary<string, IReadOnlyList<string>> Targets { get; init; } =
        new Dictionary<string, IReadOnlyList<string>>();

    public bool CanInspectTokens { get; init; } = true;

    public DateTimeOffset IssuedAt { get; init; }

    /// <summary>Gets the time of expiry; null for never.</summary>
    public DateTimeOffset? ExpiresAt { get; init; }

    public bool IsRevoked { get; init; }

    public bool IsSystemUser => Kind == "SYSTEM_USER";

    public IEnumerable<string> Scopes => Permissions ?? (IEnumerable<string>)AllPermissions;

    /// <summary>Creates the token of a person with all permissions and access to everything.</summary>
    public static AccessToken Unlimited(string token) => Of(new FakeAccessToken(token), default);

    /// <summary>Creates the token of the app itself, which can inspect tokens and has access to no business.</summary>
    public static AccessToken OfApp(string appId, string appName) => new()
    {
        Kind = AppKind,
        UserId = appId,
        UserName = appName,
        Businesses = new HashSet<string>(),
    };

    public static AccessToken Of(FakeAccessToken token, DateTimeOffset now)
    {
        bool isSystemUser = token.Kind == FakeTokenKind.SystemUser;
        return new AccessToken
        {
            Kind = isSystemUser ? "SYSTEM_USER" : "USER",
            UserId = UserIdOf(token.Token),
            UserName = token.UserName ?? (isSystemUser ? "Fake System User" : "Fake User"),
            Permissions = token.Permissions?.ToHashSet(StringComparer.Ordinal),
            Businesses = token.Businesses?.Select(business => business.Value).ToHashSet(StringComparer.Ordinal),
            ClientBusiness = token.ClientBusiness?.Value,
            AssignedAccounts = [.. token.AssignedAccounts.Select(account => account.Value)],
            Targets = token.Targets.ToDictionary(target => target.Key, target => target.Value, StringComparer.Ordinal),
            CanInspectTokens = token.CanInspectTokens,
            IssuedAt = now,
            ExpiresAt = token.ExpiresAt,
        };
    }

    /// <summary>
    /// Returns the id of the user to whom a token belongs. It is always the same, and is not the id of an object of the
    /// graph.
    /// </summary>
    public static string UserIdOf(string token)
    {
        ulong hash = BinaryPrimitives.ReadUInt64LittleEndian(SHA256.HashData(Encoding.UTF8.GetBytes(token)).AsSpan(8));
        return (50_000_000_000_000_000 + (hash % 10_000_000_000_000_000)).ToString(CultureInfo.InvariantCulture);
    }

    /// <summary>Returns a short text that identifies a token without revealing it.</summary>
    public static string Fingerprint(string token) =>
        Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(token)).AsSpan(0, 8)).ToLowerInvariant();

    public bool MaySee(string businessId) => Businesses?.Contains(businessId) != false;

    public bool May(string permission) => Permissions?.Contains(permission) != false;
}
