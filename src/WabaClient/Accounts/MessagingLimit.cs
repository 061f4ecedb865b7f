using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;

namespace WabaClient;

/// <summary>How many customers can be written to first within 24 hours (<c>whatsapp_business_manager_messaging_limit</c>).</summary>
/// <remarks>An open value: Graph may send others than the members here. Compares regardless of case; switch on <see cref="Value"/>.</remarks>
[JsonConverter(typeof(ParsableJsonConverter<MessagingLimit>))]
public readonly record struct MessagingLimit : IParsable<MessagingLimit>
{
    internal static readonly SharedStrings Known = new(
        ["TIER_50", "TIER_250", "TIER_1K", "TIER_2K", "TIER_10K", "TIER_100K", "TIER_UNLIMITED", "UNTIERED"],
        ignoreCase: true);

    /// <summary>Makes a value, in its canonical spelling if it is known.</summary>
    /// <param name="value">The value as Graph spells it, in any case.</param>
    /// <exception cref="ArgumentNullException"><paramref name="value"/> is null.</exception>
    /// <exception cref="ArgumentException"><paramref name="value"/> is empty or white space.</exception>
    public MessagingLimit(string value) => Value = OpenValue.Canonicalize(value, Known);

    /// <summary>50 customers. Source: Meta's OpenAPI description of phone numbers; older versions.</summary>
    public static MessagingLimit Tier50 { get; } = new("TIER_50");

    /// <summary>250 customers. Source: Meta's SDK spec.</summary>
    public static MessagingLimit Tier250 { get; } = new("TIER_250");

    /// <summary>1,000 customers. Source: Meta's OpenAPI description of phone numbers; older versions.</summary>
    public static MessagingLimit Tier1K { get; } = new("TIER_1K");

    /// <summary>2,000 customers. Source: Meta's SDK spec.</summary>
    public static MessagingLimit Tier2K { get; } = new("TIER_2K");

    /// <summary>10,000 customers. Source: Meta's SDK spec.</summary>
    public static MessagingLimit Tier10K { get; } = new("TIER_10K");

    /// <summary>100,000 customers. Source: Meta's SDK spec.</summary>
    public static MessagingLimit Tier100K { get; } = new("TIER_100K");

    /// <summary>No limit. Source: Meta's SDK spec.</summary>
    public static MessagingLimit TierUnlimited { get; } = new("TIER_UNLIMITED");

    /// <summary>The limit is not set by tiers. Source: Meta's SDK spec.</summary>
    public static MessagingLimit Untiered { get; } = new("UNTIERED");

    /// <summary>The canonical spelling of a known value; any other as it came.</summary>
    /// <value>Empty for <c>default</c>.</value>
    public string Value { get => field ?? ""; private init; }

    /// <summary>Makes a value, in its canonical spelling if it is known.</summary>
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

    /// <summary>Parses a value without throwing.</summary>
    /// <param name="s">The value as Graph spells it, in any case.</param>
    /// <param name="provider">Not used.</param>
    /// <param name="result">The value, or <c>default</c>.</param>
    /// <returns>Whether <paramref name="s"/> is neither empty nor white space.</returns>
    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out MessagingLimit result)
    {
        bool valid = !string.IsNullOrWhiteSpace(s);
        result = valid ? new MessagingLimit(s!) : default;
        return valid;
    }

    /// <summary>Whether both are the same value, regardless of case.</summary>
    /// <param name="other">The other value.</param>
    /// <returns>True if they are the same.</returns>
    public bool Equals(MessagingLimit other) => OpenValue.Equals(Value, other.Value);

    /// <summary>A hash that is the same for every spelling in upper or lower case.</summary>
    /// <returns>The hash.</returns>
    public override int GetHashCode() => OpenValue.GetHashCode(Value);

    /// <summary>The value.</summary>
    /// <returns><see cref="Value"/>.</returns>
    public override string ToString() => Value;

    /// <summary>Wraps what an account stores: a canonical spelling, or null.</summary>
    internal static MessagingLimit? FromStored(string? value) =>
        value is null ? default(MessagingLimit?) : new MessagingLimit { Value = value };
}
