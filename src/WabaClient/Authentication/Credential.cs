using System.Security.Cryptography;
using System.Text;

namespace WabaClient;

/// <summary>The format of access tokens and app secrets.</summary>
internal static class Credential
{
    /// <summary>Whether a text can be a credential: visible ASCII, so that it fits a header, and no spaces.</summary>
    public static bool IsWellFormed(string value) =>
        value.Length > 0 && !value.AsSpan().ContainsAnyExceptInRange('!', '~');

    /// <summary>Whether a text has the form of the app secrets in Meta's App Dashboard: 32 hexadecimal digits.</summary>
    public static bool LooksLikeAppSecret(string value) => value.Length == 32 && value.All(char.IsAsciiHexDigit);

    /// <summary>Returns the first 16 hex digits of SHA-256, which distinguish credentials without revealing them.</summary>
    public static string Fingerprint(string value) =>
        Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(value)), 0, 8).ToLowerInvariant();
}
