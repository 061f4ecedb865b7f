using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;

namespace WabaClient;

/// <summary>How far Meta has verified the business behind an account (<c>business_verification_status</c>).</summary>
/// <remarks>An open value: Graph may send others than the members here. Compares regardless of case; switch on <see cref="Value"/>.</remarks>
[JsonConverter(typeof(ParsableJsonConverter<BusinessVerificationStatus>))]
public readonly record struct BusinessVerificationStatus : IParsable<BusinessVerificationStatus>
{
    internal static readonly SharedStrings Known = new(
        ["verified", "not_verified", "pending", "pending_need_more_info", "pending_submission", "rejected", "failed", "ineligible", "expired", "revoked", "unverified"],
        ignoreCase: true);

    /// <summary>Makes a value, in its canonical spelling if it is known.</summary>
    /// <param name="value">The value as Graph spells it, in any case.</param>
    /// <exception cref="ArgumentNullException"><paramref name="value"/> is null.</exception>
    /// <exception cref="ArgumentException"><paramref name="value"/> is empty or white space.</exception>
    public BusinessVerificationStatus(string value) => Value = OpenValue.Canonicalize(value, Known);

    /// <summary>The business is verified. Source: Meta's SDK spec.</summary>
    public static BusinessVerificationStatus Verified { get; } = new("verified");

    /// <summary>The business is not verified. Source: Meta's SDK spec.</summary>
    public static BusinessVerificationStatus NotVerified { get; } = new("not_verified");

    /// <summary>The verification is not finished. Source: Meta's SDK spec.</summary>
    public static BusinessVerificationStatus Pending { get; } = new("pending");

    /// <summary>Meta waits for more information. Source: Meta's SDK spec.</summary>
    public static BusinessVerificationStatus PendingNeedMoreInfo { get; } = new("pending_need_more_info");

    /// <summary>Documents are still to be submitted. Source: Meta's SDK spec.</summary>
    public static BusinessVerificationStatus PendingSubmission { get; } = new("pending_submission");

    /// <summary>The verification was rejected. Source: Meta's SDK spec.</summary>
    public static BusinessVerificationStatus Rejected { get; } = new("rejected");

    /// <summary>The verification failed. Source: Meta's SDK spec.</summary>
    public static BusinessVerificationStatus Failed { get; } = new("failed");

    /// <summary>The business cannot be verified. Source: Meta's SDK spec.</summary>
    public static BusinessVerificationStatus Ineligible { get; } = new("ineligible");

    /// <summary>The verification has expired. Source: Meta's SDK spec.</summary>
    public static BusinessVerificationStatus Expired { get; } = new("expired");

    /// <summary>The verification was taken back. Source: Meta's SDK spec.</summary>
    public static BusinessVerificationStatus Revoked { get; } = new("revoked");

    /// <summary>The business is not verified. Source: Meta's OpenAPI description only; doubtful, see <see cref="NotVerified"/>.</summary>
    public static BusinessVerificationStatus Unverified { get; } = new("unverified");

    /// <summary>The canonical spelling of a known value; any other as it came.</summary>
    /// <value>Empty for <c>default</c>.</value>
    public string Value { get => field ?? ""; private init; }

    /// <summary>Makes a value, in its canonical spelling if it is known.</summary>
    /// <param name="value">The value as Graph spells it, in any case.</param>
    /// <exception cref="ArgumentNullException"><paramref name="value"/> is null.</exception>
    /// <exception cref="ArgumentException"><paramref name="value"/> is empty or white space.</exception>
    public static implicit operator BusinessVerificationStatus(string value) => new(value);

    /// <summary>Parses a value.</summary>
    /// <param name="s">The value as Graph spells it, in any case.</param>
    /// <param name="provider">Not used.</param>
    /// <returns>The value.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="s"/> is null.</exception>
    /// <exception cref="FormatException"><paramref name="s"/> is empty or white space.</exception>
    public static BusinessVerificationStatus Parse(string s, IFormatProvider? provider)
    {
        ArgumentNullException.ThrowIfNull(s);
        return TryParse(s, provider, out BusinessVerificationStatus result) ? result : throw OpenValue.Empty();
    }

    /// <summary>Parses a value without throwing.</summary>
    /// <param name="s">The value as Graph spells it, in any case.</param>
    /// <param name="provider">Not used.</param>
    /// <param name="result">The value, or <c>default</c>.</param>
    /// <returns>Whether <paramref name="s"/> is neither empty nor white space.</returns>
    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out BusinessVerificationStatus result)
    {
        bool valid = !string.IsNullOrWhiteSpace(s);
        result = valid ? new BusinessVerificationStatus(s!) : default;
        return valid;
    }

    /// <summary>Whether both are the same value, regardless of case.</summary>
    /// <param name="other">The other value.</param>
    /// <returns>True if they are the same.</returns>
    public bool Equals(BusinessVerificationStatus other) => OpenValue.Equals(Value, other.Value);

    /// <summary>A hash that is the same for every spelling in upper or lower case.</summary>
    /// <returns>The hash.</returns>
    public override int GetHashCode() => OpenValue.GetHashCode(Value);

    /// <summary>The value.</summary>
    /// <returns><see cref="Value"/>.</returns>
    public override string ToString() => Value;

    /// <summary>Wraps what an account stores: a canonical spelling, or null.</summary>
    internal static BusinessVerificationStatus? FromStored(string? value) =>
        value is null ? default(BusinessVerificationStatus?) : new BusinessVerificationStatus { Value = value };
}
