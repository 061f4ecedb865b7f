using System.Globalization;

namespace WabaClient;

/// <summary>
/// Writes JSON numbers in such a way that equal numbers result in the same text, without loss of digits.
/// </summary>
internal static class CanonicalNumber
{
    public static string Write(string number)
    {
        string[] parts = number.Split('e', 'E');
        int written = 0;
        if (parts.Length == 2 && !int.TryParse(
            parts[1], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out written))
            return number;

        int point = parts[0].IndexOf('.', StringComparison.Ordinal);
        int decimals = point < 0 ? 0 : parts[0].Length - point - 1;
        string digits = parts[0].Replace(".", "", StringComparison.Ordinal).TrimStart('-', '0');
        string significant = digits.TrimEnd('0');
        if (significant.Length == 0)
            return "0";

        string sign = number.StartsWith('-') ? "-" : "";
        long exponent = (long)written - decimals + (digits.Length - significant.Length);
        return string.Create(CultureInfo.InvariantCulture, $"{sign}{significant}e{exponent}");
    }
}
