using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;

namespace WabaClient;

/// <summary>The result of Meta's policy review of an account (<c>account_review_status</c>).</summary>
/// <remarks>
/// An open value: Graph can send values that have no member in this type. Compares case-insensitively; switch on
/// <see cref="Value"/>. The <c>default</c> value is empty and represents no value. Instances are immutable and
/// thread-safe.
/// </remarks>
[JsonConverter(typeof(ParsableJsonConverter<AccountReviewStatus>))]
public readonly record struct AccountReviewStatus : IParsable<AccountReviewStatus>
{
    internal static readonly SharedStrings Known = new(
        ["APPROVED", "PENDING", "REJECTED", "DEFERRED"],
        ignoreCase: true);

    /// <summary>
    /// Initializes a new instance of the <see cref="AccountReviewStatus"/> struct, in its canonical spelling if it is
    /// known.
    /// </summary>
    /// <param name="value">The value as Graph spells it, in any case.</param>
    /// <exception cref="ArgumentNullException"><paramref name="value"/> is null.</exception>
    /// <exception cref="ArgumentException"><paramref name="value"/> is empty or white space.</exception>
    public AccountReviewStatus(string value) => Value = OpenValue.Canonicalize(value, Known);

    /// <summary>The account passed the review. Source: Meta, "Managing WhatsApp Business Accounts".</summary>
    public static AccountReviewStatus Approved { get; } = new("APPROVED");

    /// <summary>The review is in progress. Source: Meta, "Managing WhatsApp Business Accounts".</summary>
    public static AccountReviewStatus Pending { get; } = new("PENDING");

    /// <summary>The account did not pass the review. Source: Meta, "Managing WhatsApp Business Accounts".</summary>
    public static AccountReviewStatus Rejected { get; } = new("REJECTED");

    /// <summary>The decision was postponed. Source: Meta's OpenAPI description and webhooks.</summary>
    public static AccountReviewStatus Deferred { get; } = new("DEFERRED");

    /// <summary>Gets the canonical spelling of a known value, and any other value as it was sent.</summary>
    /// <value>Empty for <c>default</c>.</value>
    public string Value { get => field ?? ""; private init; }

    /// <summary>Converts a text to a value, in its canonical spelling if it is known.</summary>
    /// <param name="value">The value as Graph spells it, in any case.</param>
    /// <exception cref="ArgumentNullException"><paramref name="value"/> is null.</exception>
    /// <exception cref="ArgumentException"><paramref name="value"/> is empty or white space.</exception>
    public static implicit operator AccountReviewStatus(string value) => new(value);

    /// <summary>Parses a value.</summary>
    /// <param name="s">The value as Graph spells it, in any case.</param>
    /// <param name="provider">Not used.</param>
    /// <returns>The value.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="s"/> is null.</exception>
    /// <exception cref="FormatException"><paramref name="s"/> is empty or white space.</exception>
    public static AccountReviewStatus Parse(string s, IFormatProvider? provider)
    {
        ArgumentNullException.ThrowIfNull(s);
        return TryParse(s, provider, out AccountReviewStatus result) ? result : throw OpenValue.Empty();
    }

    /// <summary>Tries to parse a value.</summary>
    /// <param name="s">The value as Graph spells it, in any case.</param>
    /// <param name="provider">Not used.</param>
    /// <param name="result">The value, or <c>default</c>.</param>
    /// <returns>True if <paramref name="s"/> is neither empty nor white space.</returns>
    public static bool TryParse(
        [NotNullWhen(true)] string? s,
        IFormatProvider? provider,
        out AccountReviewStatus result)
    {
        bool valid = !string.IsNullOrWhiteSpace(s);
        result = valid ? new AccountReviewStatus(s!) : default;
        return valid;
    }

    /// <summary>Determines whether two values are equal, case-insensitively.</summary>
    /// <param name="other">The value to compare with.</param>
    /// <returns>True if they are equal.</returns>
    public bool Equals(AccountReviewStatus other) => OpenValue.Equals(Value, other.Value);

    /// <summary>Returns a hash code that is the same for upper and lower case.</summary>
    /// <returns>The hash code.</returns>
    public override int GetHashCode() => OpenValue.GetHashCode(Value);

    /// <summary>Returns the value.</summary>
    /// <returns><see cref="Value"/>.</returns>
    public override string ToString() => Value;

    /// <summary>Converts the stored form of a value: its canonical spelling, or null.</summary>
    internal static AccountReviewStatus? FromStored(string? value) =>
        value is null ? default(AccountReviewStatus?) : new AccountReviewStatus { Value = value };
}
