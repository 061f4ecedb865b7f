using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;

namespace WabaClient;

/// <summary>
/// Specifies who owns an account, from the point of view of the requesting business (<c>ownership_type</c>).
/// </summary>
/// <remarks>
/// An open value: Graph can send values that have no member in this type. Compares case-insensitively; switch on
/// <see cref="Value"/>. The <c>default</c> value is empty and represents no value. Instances are immutable and
/// thread-safe.
/// </remarks>
[JsonConverter(typeof(ParsableJsonConverter<OwnershipType>))]
public readonly record struct OwnershipType : IParsable<OwnershipType>
{
    internal static readonly SharedStrings Known = new(
        ["SELF", "CLIENT_OWNED", "ON_BEHALF_OF", "SELF_OWNED", "AGENCY_OWNED", "PARTNER_OWNED"],
        ignoreCase: true);

    /// <summary>
    /// Initializes a new instance of the <see cref="OwnershipType"/> struct, in its canonical spelling if it is known.
    /// </summary>
    /// <param name="value">The value as Graph spells it, in any case.</param>
    /// <exception cref="ArgumentNullException"><paramref name="value"/> is null.</exception>
    /// <exception cref="ArgumentException"><paramref name="value"/> is empty or white space.</exception>
    public OwnershipType(string value) => Value = OpenValue.Canonicalize(value, Known);

    /// <summary>The business itself. Source: Meta's reference page.</summary>
    public static OwnershipType Self { get; } = new("SELF");

    /// <summary>A client, who shares the account with the business. Source: Meta's reference page.</summary>
    public static OwnershipType ClientOwned { get; } = new("CLIENT_OWNED");

    /// <summary>A business on whose behalf the account was created. Source: Meta's OpenAPI description.</summary>
    public static OwnershipType OnBehalfOf { get; } = new("ON_BEHALF_OF");

    /// <summary>
    /// The business itself. Source: Meta's OpenAPI description only; doubtful, see <see cref="Self"/>.
    /// </summary>
    public static OwnershipType SelfOwned { get; } = new("SELF_OWNED");

    /// <summary>An agency. Source: Meta's OpenAPI description only; doubtful.</summary>
    public static OwnershipType AgencyOwned { get; } = new("AGENCY_OWNED");

    /// <summary>A partner. Source: seen in test data only; doubtful.</summary>
    public static OwnershipType PartnerOwned { get; } = new("PARTNER_OWNED");

    /// <summary>Gets the canonical spelling of a known value, and any other value as it was sent.</summary>
    /// <value>Empty for <c>default</c>.</value>
    public string Value { get => field ?? ""; private init; }

    /// <summary>Converts a text to a value, in its canonical spelling if it is known.</summary>
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

    /// <summary>Tries to parse a value.</summary>
    /// <param name="s">The value as Graph spells it, in any case.</param>
    /// <param name="provider">Not used.</param>
    /// <param name="result">The value, or <c>default</c>.</param>
    /// <returns>True if <paramref name="s"/> is neither empty nor white space.</returns>
    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out OwnershipType result)
    {
        bool valid = !string.IsNullOrWhiteSpace(s);
        result = valid ? new OwnershipType(s!) : default;
        return valid;
    }

    /// <summary>Determines whether two values are equal, case-insensitively.</summary>
    /// <param name="other">The value to compare with.</param>
    /// <returns>True if they are equal.</returns>
    public bool Equals(OwnershipType other) => OpenValue.Equals(Value, other.Value);

    /// <summary>Returns a hash code that is the same for upper and lower case.</summary>
    /// <returns>The hash code.</returns>
    public override int GetHashCode() => OpenValue.GetHashCode(Value);

    /// <summary>Returns the value.</summary>
    /// <returns><see cref="Value"/>.</returns>
    public override string ToString() => Value;

    /// <summary>Converts the stored form of a value: its canonical spelling, or null.</summary>
    internal static OwnershipType? FromStored(string? value) =>
        value is null ? default(OwnershipType?) : new OwnershipType { Value = value };
}
