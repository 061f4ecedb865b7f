using System.Security.Cryptography;
using System.Text;

namespace WabaClient;

/// <summary>The format of access tokens and app secrets.</summary>
internal static class Credential
{
    /// <summary>
    /// Returns whether a text can be a credential: visible ASCII characters without spaces, as a header requires.
    /// </summary>
    public static bool IsWellFormed(string value) =>
        value.Length > 0 && !value.AsSpan().ContainsAnyExceptInRange('!', '~');

    /// <summary>
    /// Returns whether a text has the form of the app secrets in Meta's App Dashboard: 32 hexadecimal digits.
    /// </summary>
    public static bool LooksLikeAppSecret(string value) => value.Length == 32 && value.All(char.IsAsciiHexDigit);

    /// <summary>
    /// Returns the first 16 hexadecimal digits of the SHA-256 hash, which identify a credential without revealing it.
    /// </summary>
    public static string Fingerprint(string value) =>
        Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(value)), 0, 8).ToLowerInvariant();
}
