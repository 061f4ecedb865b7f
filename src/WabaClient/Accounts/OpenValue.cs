using System.Runtime.CompilerServices;

namespace WabaClient;

/// <summary>The behavior shared by all open values: values that Graph can extend at any time.</summary>
internal static class OpenValue
{
    /// <summary>Returns the canonical spelling of a known value, and any other value as it is.</summary>
    public static string Canonicalize(
        string value,
        SharedStrings known,
        [CallerArgumentExpression(nameof(value))] string? parameterName = null)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(value, parameterName);
        return known.Find(value) ?? value;
    }

    /// <summary>Returns the stored form of a value: null for <c>default</c>, which represents no value.</summary>
    public static string? ToStored(string? value) => string.IsNullOrEmpty(value) ? null : value;

    public static FormatException Empty() => new("The value is empty; pass a value as Graph spells it.");

    public static bool Equals(string a, string b) => string.Equals(a, b, StringComparison.OrdinalIgnoreCase);

    public static int GetHashCode(string value) => string.GetHashCode(value, StringComparison.OrdinalIgnoreCase);
}
