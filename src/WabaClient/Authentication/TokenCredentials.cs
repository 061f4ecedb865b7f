using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;

namespace WabaClient;

/// <summary>The values that accompany a token on every request, computed once per token.</summary>
internal sealed class TokenCredentials
{
    // Shorter ones occur in tests only; masking them would mask ordinary words.
    private const int ShortestSecret = 8;

    public static TokenCredentials None { get; } = new();

    private TokenCredentials()
    {
        Secrets = [];
    }

    public TokenCredentials(string token, string? appSecret)
    {
        Authorization = new("Bearer", token);
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

    /// <summary>Distinguishes tokens in rate-limit scopes without revealing them.</summary>
    /// <remarks>Computed on first use: hashing takes milliseconds in a program that has just started, and only a throttle needs it.</remarks>
    public string Fingerprint => field ??= Authorization?.Parameter is { } token ? Credential.Fingerprint(token) : "none";

    /// <summary>HMAC-SHA256 of the token under the app secret, in lower-case hex (Meta, "Login security").</summary>
    public string? AppSecretProof { get; }

    /// <summary>The texts that must never appear in a message, plain and percent-encoded.</summary>
    public IReadOnlyList<string> Secrets { get; }

    private static string Proof(string token, string appSecret)
    {
        Span<byte> hash = stackalloc byte[HMACSHA256.HashSizeInBytes];
        HMACSHA256.HashData(Encoding.UTF8.GetBytes(appSecret), Encoding.UTF8.GetBytes(token), hash);
        return Convert.ToHexString(hash).ToLowerInvariant();
    }
}
