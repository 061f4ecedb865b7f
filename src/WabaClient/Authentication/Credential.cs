using System.Security.Cryptography;
using System.Text;

namespace WabaClient;

/// <summary>What access tokens and app secrets have in common.</summary>
internal static class Credential
{
    /// <summary>Whether a text can be a credential: visible ASCII, so that it fits a header, and no spaces.</summary>
    public static bool IsWellFormed(string value) =>
        value.Length > 0 && !value.AsSpan().ContainsAnyExceptInRange('!', '~');

    /// <summary>Whether a text has the form of the app secrets in Meta's App Dashboard: 32 hexadecimal digits.</summary>
    public static bool LooksLikeAppSecret(string value) => value.Length == 32 && value.All(char.IsAsciiHexDigit);

    /// <summary>The first 16 hex digits of SHA-256: enough to tell credentials apart, nothing to use one with.</summary>
    public static string Fingerprint(string value) =>
        Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(value)), 0, 8).ToLowerInvariant();
}
