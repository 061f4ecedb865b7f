using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;

namespace WabaClient;

/// <summary>
/// The state of Meta's verification of a business (<c>business_verification_status</c> of an account,
/// <c>verification_status</c> of a business).
/// </summary>
/// <remarks>
/// An open value: Graph can send values that have no member in this type. Compares case-insensitively; switch on
/// <see cref="Value"/>. The <c>default</c> value is empty and represents no value. Instances are immutable and
/// thread-safe.
/// </remarks>
[JsonConverter(typeof(ParsableJsonConverter<BusinessVerificationStatus>))]
public readonly record struct BusinessVerificationStatus : IParsable<BusinessVerificationStatus>
{
    internal static readonly SharedStrings Known = new(
        [
            "verified", "not_verified", "pending", "pending_need_more_info", "pending_submission", "rejected", "failed",
            "ineligible", "expired", "revoked", "unverified",
        ],
        ignoreCase: true);

    /// <summary>
    /// Initializes a new instance of the <see cref="BusinessVerificationStatus"/> struct, in its canonical spelling if
    /// it is known.
    /// </summary>
    /// <param name="value">The value as Graph spells it, in any case.</param>
    /// <exception cref="ArgumentNullException"><paramref name="value"/> is null.</exception>
    /// <exception cref="ArgumentException"><paramref name="value"/> is empty or white space.</exception>
    public BusinessVerificationStatus(string value) => Value = OpenValue.Canonicalize(value, Known);

    /// <summary>The business is verified. Source: Meta's SDK specification.</summary>
    public static BusinessVerificationStatus Verified { get; } = new("verified");

    /// <summary>The business is not verified. Source: Meta's SDK specification.</summary>
    public static BusinessVerificationStatus NotVerified { get; } = new("not_verified");

    /// <summary>The verification is in progress. Source: Meta's SDK specification.</summary>
    public static BusinessVerificationStatus Pending { get; } = new("pending");

    /// <summary>Meta waits for more information. Source: Meta's SDK specification.</summary>
    public static BusinessVerificationStatus PendingNeedMoreInfo { get; } = new("pending_need_more_info");

    /// <summary>Documents have not been submitted yet. Source: Meta's SDK specification.</summary>
    public static BusinessVerificationStatus PendingSubmission { get; } = new("pending_submission");

    /// <summary>The verification was rejected. Source: Meta's SDK specification.</summary>
    public static BusinessVerificationStatus Rejected { get; } = new("rejected");

    /// <summary>The verification failed. Source: Meta's SDK specification.</summary>
    public static BusinessVerificationStatus Failed { get; } = new("failed");

    /// <summary>The business cannot be verified. Source: Meta's SDK specification.</summary>
    public static BusinessVerificationStatus Ineligible { get; } = new("ineligible");

    /// <summary>The verification has expired. Source: Meta's SDK specification.</summary>
    public static BusinessVerificationStatus Expired { get; } = new("expired");

    /// <summary>The verification was revoked. Source: Meta's SDK specification.</summary>
    public static BusinessVerificationStatus Revoked { get; } = new("revoked");

    /// <summary>
    /// The business is not verified. Source: Meta's OpenAPI description only; doubtful, see <see cref="NotVerified"/>.
    /// </summary>
    public static BusinessVerificationStatus Unverified { get; } = new("unverified");

    /// <summary>Gets the canonical spelling of a known value, and any other value as it was sent.</summary>
    /// <value>Empty for <c>default</c>.</value>
    public string Value { get => field ?? ""; private init; }

    /// <summary>Converts a text to a value, in its canonical spelling if it is known.</summary>
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

    /// <summary>Tries to parse a value.</summary>
    /// <param name="s">The value as Graph spells it, in any case.</param>
    /// <param name="provider">Not used.</param>
    /// <param name="result">The value, or <c>default</c>.</param>
    /// <returns>True if <paramref name="s"/> is neither empty nor white space.</returns>
    public static bool TryParse(
        [NotNullWhen(true)] string? s,
        IFormatProvider? provider,
        out BusinessVerificationStatus result)
    {
        bool valid = !string.IsNullOrWhiteSpace(s);
        result = valid ? new BusinessVerificationStatus(s!) : default;
        return valid;
    }

    /// <summary>Determines whether two values are equal, case-insensitively.</summary>
    /// <param name="other">The value to compare with.</param>
    /// <returns>True if they are equal.</returns>
    public bool Equals(BusinessVerificationStatus other) => OpenValue.Equals(Value, other.Value);

    /// <summary>Returns a hash code that is the same for upper and lower case.</summary>
    /// <returns>The hash code.</returns>
    public override int GetHashCode() => OpenValue.GetHashCode(Value);

    /// <summary>Returns the value.</summary>
    /// <returns><see cref="Value"/>.</returns>
    public override string ToString() => Value;

    /// <summary>Converts the stored form of a value: its canonical spelling, or null.</summary>
    internal static BusinessVerificationStatus? FromStored(string? value) =>
        value is null ? default(BusinessVerificationStatus?) : new BusinessVerificationStatus { Value = value };
}
