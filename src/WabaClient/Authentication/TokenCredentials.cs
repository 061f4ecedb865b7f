using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;

namespace WabaClient;

/// <summary>The values that are sent with a token on every request, computed once per token.</summary>
internal sealed class TokenCredentials
{
    // Shorter ones occur in tests only, and masking them would mask ordinary words.
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
        List<string> secrets = [];
        Add(token);
        Add(AppSecretProof);
        Add(appSecret);
        Secrets = secrets;

        void Add(string? secret)
        {
            if (secret is null || secret.Length < ShortestSecret)
                return;
            secrets.Add(secret);
            string escaped = Uri.EscapeDataString(secret);
            if (escaped != secret)
                secrets.Add(escaped);
        }
    }

    public AuthenticationHeaderValue? Authorization { get; }

    /// <summary>Gets a text that identifies the token in rate-limit scopes without revealing it.</summary>
    /// <remarks>
    /// Computed on first use: hashing takes milliseconds in a program that has just started, and only a throttle needs
    /// the value.
    /// </remarks>
    public string Fingerprint => field ??= Authorization?.Parameter is { } token ? Credential.Fingerprint(token) : "none";

    /// <summary>
    /// Gets the HMAC-SHA256 of the token, keyed with the app secret, in lowercase hexadecimal digits (Meta, "Login
    /// security").
    /// </summary>
    public string? AppSecretProof { get; }

    /// <summary>Gets the texts that must never appear in a message, plain and percent-encoded.</summary>
    public IReadOnlyList<string> Secrets { get; }

    /// <summary>The same with the cursor of a call, which Graph and handlers may quote when the call fails.</summary>
    public IReadOnlyList<string> SecretsWith(string? cursor) =>
        cursor?.Length >= ShortestSecret ? [.. Secrets, cursor, Uri.EscapeDataString(cursor)] : Secrets;

    private static string Proof(string token, string appSecret)
    {
        Span<byte> hash = stackalloc byte[HMACSHA256.HashSizeInBytes];
        HMACSHA256.HashData(Encoding.UTF8.GetBytes(appSecret), Encoding.UTF8.GetBytes(token), hash);
        return Convert.ToHexString(hash).ToLowerInvariant();
    }
}
