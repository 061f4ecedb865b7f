using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;

namespace WabaClient;

/// <summary>Specifies whether an account can be used (<c>status</c>).</summary>
/// <remarks>
/// An open value: Graph can send values that have no member in this type. Compares case-insensitively; switch on
/// <see cref="Value"/>. The <c>default</c> value is empty and represents no value. Instances are immutable and
/// thread-safe.
/// </remarks>
[JsonConverter(typeof(ParsableJsonConverter<AccountStatus>))]
public readonly record struct AccountStatus : IParsable<AccountStatus>
{
    internal static readonly SharedStrings Known = new(
        ["ACTIVE", "PENDING", "RESTRICTED", "DISABLED", "INACTIVE"],
        ignoreCase: true);

    /// <summary>
    /// Initializes a new instance of the <see cref="AccountStatus"/> struct, in its canonical spelling if it is known.
    /// </summary>
    /// <param name="value">The value as Graph spells it, in any case.</param>
    /// <exception cref="ArgumentNullException"><paramref name="value"/> is null.</exception>
    /// <exception cref="ArgumentException"><paramref name="value"/> is empty or white space.</exception>
    public AccountStatus(string value) => Value = OpenValue.Canonicalize(value, Known);

    /// <summary>The account is in use. Source: recorded responses.</summary>
    public static AccountStatus Active { get; } = new("ACTIVE");

    /// <summary>The account is being set up. Source: Meta's OpenAPI description.</summary>
    public static AccountStatus Pending { get; } = new("PENDING");

    /// <summary>Some uses of the account are not permitted. Source: Meta's OpenAPI description.</summary>
    public static AccountStatus Restricted { get; } = new("RESTRICTED");

    /// <summary>The account is disabled. Source: Meta's OpenAPI description.</summary>
    public static AccountStatus Disabled { get; } = new("DISABLED");

    /// <summary>The account is not in use. Source: Meta's OpenAPI description.</summary>
    public static AccountStatus Inactive { get; } = new("INACTIVE");

    /// <summary>Gets the canonical spelling of a known value, and any other value as it was sent.</summary>
    /// <value>Empty for <c>default</c>.</value>
    public string Value { get => field ?? ""; private init; }

    /// <summary>Converts a text to a value, in its canonical spelling if it is known.</summary>
    /// <param name="value">The value as Graph spells it, in any case.</param>
    /// <exception cref="ArgumentNullException"><paramref name="value"/> is null.</exception>
    /// <exception cref="ArgumentException"><paramref name="value"/> is empty or white space.</exception>
    public static implicit operator AccountStatus(string value) => new(value);

    /// <summary>Parses a value.</summary>
    /// <param name="s">The value as Graph spells it, in any case.</param>
    /// <param name="provider">Not used.</param>
    /// <returns>The value.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="s"/> is null.</exception>
    /// <exception cref="FormatException"><paramref name="s"/> is empty or white space.</exception>
    public static AccountStatus Parse(string s, IFormatProvider? provider)
    {
        ArgumentNullException.ThrowIfNull(s);
        return TryParse(s, provider, out AccountStatus result) ? result : throw OpenValue.Empty();
    }

    /// <summary>Tries to parse a value.</summary>
    /// <param name="s">The value as Graph spells it, in any case.</param>
    /// <param name="provider">Not used.</param>
    /// <param name="result">The value, or <c>default</c>.</param>
    /// <returns>True if <paramref name="s"/> is neither empty nor white space.</returns>
    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out AccountStatus result)
    {
        bool valid = !string.IsNullOrWhiteSpace(s);
        result = valid ? new AccountStatus(s!) : default;
        return valid;
    }

    /// <summary>Determines whether two values are equal, case-insensitively.</summary>
    /// <param name="other">The value to compare with.</param>
    /// <returns>True if they are equal.</returns>
    public bool Equals(AccountStatus other) => OpenValue.Equals(Value, other.Value);

    /// <summary>Returns a hash code that is the same for upper and lower case.</summary>
    /// <returns>The hash code.</returns>
    public override int GetHashCode() => OpenValue.GetHashCode(Value);

    /// <summary>Returns the value.</summary>
    /// <returns><see cref="Value"/>.</returns>
    public override string ToString() => Value;

    /// <summary>Converts the stored form of a value: its canonical spelling, or null.</summary>
    internal static AccountStatus? FromStored(string? value) =>
        value is null ? default(AccountStatus?) : new AccountStatus { Value = value };
}
