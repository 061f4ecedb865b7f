using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;

namespace WabaClient;

/// <summary>Whether an account can be used (<c>status</c>).</summary>
/// <remarks>An open value: Graph may send others than the members here. Compares regardless of case; switch on <see cref="Value"/>.</remarks>
[JsonConverter(typeof(ParsableJsonConverter<AccountStatus>))]
public readonly record struct AccountStatus : IParsable<AccountStatus>
{
    internal static readonly SharedStrings Known = new(
        ["ACTIVE", "PENDING", "RESTRICTED", "DISABLED", "INACTIVE"],
        ignoreCase: true);

    /// <summary>Makes a value, in its canonical spelling if it is known.</summary>
    /// <param name="value">The value as Graph spells it, in any case.</param>
    /// <exception cref="ArgumentNullException"><paramref name="value"/> is null.</exception>
    /// <exception cref="ArgumentException"><paramref name="value"/> is empty or white space.</exception>
    public AccountStatus(string value) => Value = OpenValue.Canonicalize(value, Known);

    /// <summary>The account is in use. Source: live responses.</summary>
    public static AccountStatus Active { get; } = new("ACTIVE");

    /// <summary>The account is being set up. Source: Meta's OpenAPI description.</summary>
    public static AccountStatus Pending { get; } = new("PENDING");

    /// <summary>Some uses of the account are barred. Source: Meta's OpenAPI description.</summary>
    public static AccountStatus Restricted { get; } = new("RESTRICTED");

    /// <summary>The account is disabled. Source: Meta's OpenAPI description.</summary>
    public static AccountStatus Disabled { get; } = new("DISABLED");

    /// <summary>The account is not in use. Source: Meta's OpenAPI description.</summary>
    public static AccountStatus Inactive { get; } = new("INACTIVE");

    /// <summary>The canonical spelling of a known value; any other as it came.</summary>
    /// <value>Empty for <c>default</c>.</value>
    public string Value { get => field ?? ""; private init; }

    /// <summary>Makes a value, in its canonical spelling if it is known.</summary>
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

    /// <summary>Parses a value without throwing.</summary>
    /// <param name="s">The value as Graph spells it, in any case.</param>
    /// <param name="provider">Not used.</param>
    /// <param name="result">The value, or <c>default</c>.</param>
    /// <returns>Whether <paramref name="s"/> is neither empty nor white space.</returns>
    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out AccountStatus result)
    {
        bool valid = !string.IsNullOrWhiteSpace(s);
        result = valid ? new AccountStatus(s!) : default;
        return valid;
    }

    /// <summary>Whether both are the same value, regardless of case.</summary>
    /// <param name="other">The other value.</param>
    /// <returns>True if they are the same.</returns>
    public bool Equals(AccountStatus other) => OpenValue.Equals(Value, other.Value);

    /// <summary>A hash that is the same for every spelling in upper or lower case.</summary>
    /// <returns>The hash.</returns>
    public override int GetHashCode() => OpenValue.GetHashCode(Value);

    /// <summary>The value.</summary>
    /// <returns><see cref="Value"/>.</returns>
    public override string ToString() => Value;

    /// <summary>Wraps what an account stores: a canonical spelling, or null.</summary>
    internal static AccountStatus? FromStored(string? value) =>
        value is null ? default(AccountStatus?) : new AccountStatus { Value = value };
}
