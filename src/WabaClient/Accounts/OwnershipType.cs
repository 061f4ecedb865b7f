using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;

namespace WabaClient;

/// <summary>Who owns an account, seen from the business that asks (<c>ownership_type</c>).</summary>
/// <remarks>An open value: Graph may send others than the members here. Compares regardless of case; switch on <see cref="Value"/>.</remarks>
[JsonConverter(typeof(ParsableJsonConverter<OwnershipType>))]
public readonly record struct OwnershipType : IParsable<OwnershipType>
{
    internal static readonly SharedStrings Known = new(
        ["SELF", "CLIENT_OWNED", "ON_BEHALF_OF", "SELF_OWNED", "AGENCY_OWNED", "PARTNER_OWNED"],
        ignoreCase: true);

    /// <summary>Makes a value, in its canonical spelling if it is known.</summary>
    /// <param name="value">The value as Graph spells it, in any case.</param>
    /// <exception cref="ArgumentNullException"><paramref name="value"/> is null.</exception>
    /// <exception cref="ArgumentException"><paramref name="value"/> is empty or white space.</exception>
    public OwnershipType(string value) => Value = OpenValue.Canonicalize(value, Known);

    /// <summary>The business itself. Source: Meta's reference page.</summary>
    public static OwnershipType Self { get; } = new("SELF");

    /// <summary>A client, who shares the account with the business. Source: Meta's reference page.</summary>
    public static OwnershipType ClientOwned { get; } = new("CLIENT_OWNED");

    /// <summary>A business on whose behalf the account was made. Source: Meta's OpenAPI description.</summary>
    public static OwnershipType OnBehalfOf { get; } = new("ON_BEHALF_OF");

    /// <summary>The business itself. Source: Meta's OpenAPI description only; doubtful, see <see cref="Self"/>.</summary>
    public static OwnershipType SelfOwned { get; } = new("SELF_OWNED");

    /// <summary>An agency. Source: Meta's OpenAPI description only; doubtful.</summary>
    public static OwnershipType AgencyOwned { get; } = new("AGENCY_OWNED");

    /// <summary>A partner. Source: seen in test data only; doubtful.</summary>
    public static OwnershipType PartnerOwned { get; } = new("PARTNER_OWNED");

    /// <summary>The canonical spelling of a known value; any other as it came.</summary>
    /// <value>Empty for <c>default</c>.</value>
    public string Value { get => field ?? ""; private init; }

    /// <summary>Makes a value, in its canonical spelling if it is known.</summary>
    /// <param name="value">The value as Graph spells it, in any case.</param>
    /// <exception cref="ArgumentNullException"><paramref name="value"/> is null.</exception>
    /// <exception cref="ArgumentException"><paramref name="value"/> is empty or white space.</exception>
    public static implicit operator OwnershipType(string value) => new(value);

    /// <summary>Parses a value.</summary>
    /// <param name="s">The value as Graph spells it, in any case.</param>
    /// <param name="provider">Not used.</param>
    /// <returns>The value.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="s"/> is null.</exception>
    /// <exception cref="FormatException"><paramref name="s"/> is empty or white space.</exception>
    public static OwnershipType Parse(string s, IFormatProvider? provider)
    {
        ArgumentNullException.ThrowIfNull(s);
        return TryParse(s, provider, out OwnershipType result) ? result : throw OpenValue.Empty();
    }

    /// <summary>Parses a value without throwing.</summary>
    /// <param name="s">The value as Graph spells it, in any case.</param>
    /// <param name="provider">Not used.</param>
    /// <param name="result">The value, or <c>default</c>.</param>
    /// <returns>Whether <paramref name="s"/> is neither empty nor white space.</returns>
    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out OwnershipType result)
    {
        bool valid = !string.IsNullOrWhiteSpace(s);
        result = valid ? new OwnershipType(s!) : default;
        return valid;
    }

    /// <summary>Whether both are the same value, regardless of case.</summary>
    /// <param name="other">The other value.</param>
    /// <returns>True if they are the same.</returns>
    public bool Equals(OwnershipType other) => OpenValue.Equals(Value, other.Value);

    /// <summary>A hash that is the same for every spelling in upper or lower case.</summary>
    /// <returns>The hash.</returns>
    public override int GetHashCode() => OpenValue.GetHashCode(Value);

    /// <summary>The value.</summary>
    /// <returns><see cref="Value"/>.</returns>
    public override string ToString() => Value;

    /// <summary>Wraps what an account stores: a canonical spelling, or null.</summary>
    internal static OwnershipType? FromStored(string? value) =>
        value is null ? default(OwnershipType?) : new OwnershipType { Value = value };
}
