using System.Diagnostics.Metrics;

namespace WabaClient.Tests.Operations;

/// <summary>The names of instruments in Prometheus, by the OpenTelemetry specification ("Prometheus and OpenMetrics Compatibility").</summary>
internal static class PrometheusNames
{
    /// <summary>Returns the names of the time series of an instrument.</summary>
    public static IEnumerable<string> Of(Instrument instrument)
    {
        string name = instrument.Name.Replace('.', '_') + SuffixOf(instrument.Unit);
        string kind = instrument.GetType().Name;
        if (kind.StartsWith("Histogram", StringComparison.Ordinal))
            return [$"{name}_bucket", $"{name}_sum", $"{name}_count"];
        return [kind.StartsWith("Counter", StringComparison.Ordinal) ? $"{name}_total" : name];
    }

    // Units in braces are annotations and are dropped.
    private static string SuffixOf(string? unit) => unit switch
    {
        "s" => "_seconds",
        "%" => "_percent",
        _ => "",
    };
}
