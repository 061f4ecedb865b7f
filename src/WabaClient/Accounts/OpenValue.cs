using System.Runtime.CompilerServices;

namespace WabaClient;

/// <summary>What the open values (statuses that Graph may add to at any time) have in common.</summary>
internal static class OpenValue
{
    /// <summary>The canonical spelling where it is known, else the value as it came.</summary>
    public static string Canonicalize(string value, SharedStrings known, [CallerArgumentExpression(nameof(value))] string? parameterName = null)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(value, parameterName);
        return known.Find(value) ?? value;
    }

    /// <summary>What a model keeps of a value: <c>default</c> is no value.</summary>
    public static string? ToStored(string? value) => string.IsNullOrEmpty(value) ? null : value;

    public static FormatException Empty() => new("A value is needed; this one is empty.");

    public static bool Equals(string a, string b) => string.Equals(a, b, StringComparison.OrdinalIgnoreCase);

    public static int GetHashCode(string value) => string.GetHashCode(value, StringComparison.OrdinalIgnoreCase);
}
