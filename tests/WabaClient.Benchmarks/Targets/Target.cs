using System.Globalization;

namespace WabaClient.Benchmarks.Targets;

/// <summary>A line of the table of targets.</summary>
internal sealed record Target(string What, string Limit, string Measured, bool IsMet)
{
    public static Target AtMost(string what, double measured, double limit, string format = "0.00", string unit = "") =>
        new(
        what,
        $"≤ {limit.ToString(format, CultureInfo.InvariantCulture)}{unit}",
        $"{measured.ToString(format, CultureInfo.InvariantCulture)}{unit}",
        measured <= limit);
}
