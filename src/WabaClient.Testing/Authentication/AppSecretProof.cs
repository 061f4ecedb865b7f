using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace WabaClient.Testing;

/// <summary>Validates <c>appsecret_proof</c>, with or without a time.</summary>
internal sealed class AppSecretProof(string? appSecret, bool isRequired, TimeProvider timeProvider)
{
    private static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(5);

    public FakeError? Check(string token, string? proof, string? time)
    {
        if (appSecret is null)
            return null;
        if (proof is null)
            return isRequired ? FakeErrors.ProofRequired : null;

        string message = time is null ? token : $"{token}|{time}";
        byte[] expected = HMACSHA256.HashData(Encoding.UTF8.GetBytes(appSecret), Encoding.UTF8.GetBytes(message));
        string hex = Convert.ToHexString(expected).ToLowerInvariant();
        bool matches = string.Equals(proof, hex, StringComparison.Ordinal);
        return matches && IsFresh(time) ? null : FakeErrors.InvalidProof;
    }

    private bool IsFresh(string? time) =>
        time is null
        || (long.TryParse(time, NumberStyles.None, CultureInfo.InvariantCulture, out long seconds)
            && Math.Abs(timeProvider.GetUtcNow().ToUnixTimeSeconds() - seconds) <= (long)Lifetime.TotalSeconds);
}
