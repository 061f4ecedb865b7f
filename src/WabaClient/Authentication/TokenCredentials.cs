using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;

namespace WabaClient;

/// <summary>What goes with a token on every request, computed once a token.</summary>
internal sealed class TokenCredentials
{
    // Shorter ones are made up for tests; to take them out of texts would take ordinary words out.
    private const int ShortestSecret = 8;

    public static TokenCredentials None { get; } = new();

    private TokenCredentials()
    {
        Secrets = [];
        Fingerprint = "none";
    }

    public TokenCredentials(string token, string? appSecret)
    {
        Authorization = new("Bearer", token);
        Fingerprint = Credential.Fingerprint(token);
        AppSecretProof = appSecret is null ? null : Proof(token, appSecret);
        string[] secrets =
        [
            token,
            .. AppSecretProof is null ? [] : new[] { AppSecretProof },
            .. appSecret is null ? [] : new[] { appSecret },
        ];
        Secrets =
        [
            .. secrets.Concat(secrets.Select(Uri.EscapeDataString))
                .Where(secret => secret.Length >= ShortestSecret)
                .Distinct(),
        ];
    }

    public AuthenticationHeaderValue? Authorization { get; }

    /// <summary>Tells tokens apart in rate-limit scopes without giving them away.</summary>
    public string Fingerprint { get; }

    /// <summary>HMAC-SHA256 of the token under the app secret, in lower-case hex (Meta, "Login security").</summary>
    public string? AppSecretProof { get; }

    /// <summary>What must never appear in a message, plain and percent-encoded.</summary>
    public IReadOnlyList<string> Secrets { get; }

    private static string Proof(string token, string appSecret)
    {
        Span<byte> hash = stackalloc byte[HMACSHA256.HashSizeInBytes];
        HMACSHA256.HashData(Encoding.UTF8.GetBytes(appSecret), Encoding.UTF8.GetBytes(token), hash);
        return Convert.ToHexString(hash).ToLowerInvariant();
    }
}
