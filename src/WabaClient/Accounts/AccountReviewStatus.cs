using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;

namespace WabaClient;

/// <summary>The outcome of Meta's policy review of an account (<c>account_review_status</c>).</summary>
/// <remarks>An open value: Graph may send others than the members here. Compares regardless of case; switch on <see cref="Value"/>.</remarks>
[JsonConverter(typeof(ParsableJsonConverter<AccountReviewStatus>))]
public readonly record struct AccountReviewStatus : IParsable<AccountReviewStatus>
{
    internal static readonly SharedStrings Known = new(
        ["APPROVED", "PENDING", "REJECTED", "DEFERRED"],
        ignoreCase: true);

    /// <summary>Makes a value, in its canonical spelling if it is known.</summary>
    /// <param name="value">The value as Graph spells it, in any case.</param>
    /// <exception cref="ArgumentNullException"><paramref name="value"/> is null.</exception>
    /// <exception cref="ArgumentException"><paramref name="value"/> is empty or white space.</exception>
    public AccountReviewStatus(string value) => Value = OpenValue.Canonicalize(value, Known);

    /// <summary>The review was passed. Source: Meta's guide to managing accounts.</summary>
    public static AccountReviewStatus Approved { get; } = new("APPROVED");

    /// <summary>The review is not finished. Source: Meta's guide to managing accounts.</summary>
    public static AccountReviewStatus Pending { get; } = new("PENDING");

    /// <summary>The review was failed. Source: Meta's guide to managing accounts.</summary>
    public static AccountReviewStatus Rejected { get; } = new("REJECTED");

    /// <summary>The decision was put off. Source: Meta's OpenAPI description and webhooks.</summary>
    public static AccountReviewStatus Deferred { get; } = new("DEFERRED");

    /// <summary>The canonical spelling of a known value; any other as it came.</summary>
    /// <value>Empty for <c>default</c>.</value>
    public string Value { get => field ?? ""; private init; }

    /// <summary>Makes a value, in its canonical spelling if it is known.</summary>
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

    /// <summary>Parses a value without throwing.</summary>
    /// <param name="s">The value as Graph spells it, in any case.</param>
    /// <param name="provider">Not used.</param>
    /// <param name="result">The value, or <c>default</c>.</param>
    /// <returns>Whether <paramref name="s"/> is neither empty nor white space.</returns>
    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out AccountReviewStatus result)
    {
        bool valid = !string.IsNullOrWhiteSpace(s);
        result = valid ? new AccountReviewStatus(s!) : default;
        return valid;
    }

    /// <summary>Whether both are the same value, regardless of case.</summary>
    /// <param name="other">The other value.</param>
    /// <returns>True if they are the same.</returns>
    public bool Equals(AccountReviewStatus other) => OpenValue.Equals(Value, other.Value);

    /// <summary>A hash that is the same for every spelling in upper or lower case.</summary>
    /// <returns>The hash.</returns>
    public override int GetHashCode() => OpenValue.GetHashCode(Value);

    /// <summary>The value.</summary>
    /// <returns><see cref="Value"/>.</returns>
    public override string ToString() => Value;

    /// <summary>Wraps what an account stores: a canonical spelling, or null.</summary>
    internal static AccountReviewStatus? FromStored(string? value) =>
        value is null ? default(AccountReviewStatus?) : new AccountReviewStatus { Value = value };
}
