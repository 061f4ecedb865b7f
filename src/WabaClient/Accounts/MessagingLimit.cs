using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;

namespace WabaClient;

/// <summary>
/// Specifies how many customers a business can start conversations with within 24 hours
/// (<c>whatsapp_business_manager_messaging_limit</c>).
/// </summary>
/// <remarks>
/// An open value: Graph can send values that have no member in this type. Compares case-insensitively; switch on
/// <see cref="Value"/>. The <c>default</c> value is empty and represents no value. Instances are immutable and
/// thread-safe.
/// </remarks>
[JsonConverter(typeof(ParsableJsonConverter<MessagingLimit>))]
public readonly record struct MessagingLimit : IParsable<MessagingLimit>
{
    internal static readonly SharedStrings Known = new(
        ["TIER_50", "TIER_250", "TIER_1K", "TIER_2K", "TIER_10K", "TIER_100K", "TIER_UNLIMITED", "UNTIERED"],
        ignoreCase: true);

    /// <summary>
    /// Initializes a new instance of the <see cref="MessagingLimit"/> struct, in its canonical spelling if it is known.
    /// </summary>
    /// <param name="value">The value as Graph spells it, in any case.</param>
    /// <exception cref="ArgumentNullException"><paramref name="value"/> is null.</exception>
    /// <exception cref="ArgumentException"><paramref name="value"/> is empty or white space.</exception>
    public MessagingLimit(string value) => Value = OpenValue.Canonicalize(value, Known);

    /// <summary>50 customers. Source: Meta's SDKs of June 2026.</summary>
    public static MessagingLimit Tier50 { get; } = new("TIER_50");

    /// <summary>250 customers. Source: Meta's SDK specification.</summary>
    public static MessagingLimit Tier250 { get; } = new("TIER_250");

    /// <summary>1,000 customers. Source: Meta's OpenAPI description of phone numbers; older versions.</summary>
    public static MessagingLimit Tier1K { get; } = new("TIER_1K");

    /// <summary>2,000 customers. Source: Meta's SDK specification.</summary>
    public static MessagingLimit Tier2K { get; } = new("TIER_2K");

    /// <summary>10,000 customers. Source: Meta's SDK specification.</summary>
    public static MessagingLimit Tier10K { get; } = new("TIER_10K");

    /// <summary>100,000 customers. Source: Meta's SDK specification.</summary>
    public static MessagingLimit Tier100K { get; } = new("TIER_100K");

    /// <summary>No limit. Source: Meta's SDK specification.</summary>
    public static MessagingLimit TierUnlimited { get; } = new("TIER_UNLIMITED");

    /// <summary>The limit does not depend on tiers. Source: Meta's SDK specification.</summary>
    public static MessagingLimit Untiered { get; } = new("UNTIERED");

    /// <summary>Gets the canonical spelling of a known value, and any other value as it was sent.</summary>
    /// <value>Empty for <c>default</c>.</value>
    public string Value { get => field ?? ""; private init; }

    /// <summary>Converts a text to a value, in its canonical spelling if it is known.</summary>
    /// <param name="value">The value as Graph spells it, in any case.</param>
    /// <exception cref="ArgumentNullException"><paramref name="value"/> is null.</exception>
    /// <exception cref="ArgumentException"><paramref name="value"/> is empty or white space.</exception>
    public static implicit operator MessagingLimit(string value) => new(value);

    /// <summary>Parses a value.</summary>
    /// <param name="s">The value as Graph spells it, in any case.</param>
    /// <param name="provider">Not used.</param>
    /// <returns>The value.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="s"/> is null.</exception>
    /// <exception cref="FormatException"><paramref name="s"/> is empty or white space.</exception>
    public static MessagingLimit Parse(string s, IFormatProvider? provider)
    {
        ArgumentNullException.ThrowIfNull(s);
        return TryParse(s, provider, out MessagingLimit result) ? result : throw OpenValue.Empty();
    }

    /// <summary>Tries to parse a value.</summary>
    /// <param name="s">The value as Graph spells it, in any case.</param>
    /// <param name="provider">Not used.</param>
    /// <param name="result">The value, or <c>default</c>.</param>
    /// <returns>True if <paramref name="s"/> is neither empty nor white space.</returns>
    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out MessagingLimit result)
    {
        bool valid = !string.IsNullOrWhiteSpace(s);
        result = valid ? new MessagingLimit(s!) : default;
        return valid;
    }

    /// <summary>Determines whether two values are equal, case-insensitively.</summary>
    /// <param name="other">The value to compare with.</param>
    /// <returns>True if they are equal.</returns>
    public bool Equals(MessagingLimit other) => OpenValue.Equals(Value, other.Value);

    /// <summary>Returns a hash code that is the same for upper and lower case.</summary>
    /// <returns>The hash code.</returns>
    public override int GetHashCode() => OpenValue.GetHashCode(Value);

    /// <summary>Returns the value.</summary>
    /// <returns><see cref="Value"/>.</returns>
    public override string ToString() => Value;

    /// <summary>Converts the stored form of a value: its canonical spelling, or null.</summary>
    internal static MessagingLimit? FromStored(string? value) =>
        value is null ? default(MessagingLimit?) : new MessagingLimit { Value = value };
}
