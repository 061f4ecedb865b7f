using System.Diagnostics.Metrics;
using System.Globalization;

namespace WabaClient;

/// <summary>The library's metrics. No business id, cursor or token is a tag.</summary>
internal static class WabaMetrics
{
    private static readonly Meter Meter = new(ThisAssembly.Name, ThisAssembly.Version);

    // Defaults of exporters are made for milliseconds.
    private static readonly InstrumentAdvice<double> Seconds = new()
    {
        HistogramBucketBoundaries = [0.01, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 120, 300, 900, 3_600],
    };

    private static readonly Histogram<double> PageDuration =
        Meter.CreateHistogram("waba.client.page.duration", "s", "How long a page took, with all its attempts and waits.", tags: null, Seconds);

    private static readonly Counter<long> Retries =
        Meter.CreateCounter<long>("waba.client.retries", "{retry}", "Attempts that were made again.");

    private static readonly Counter<long> Throttles =
        Meter.CreateCounter<long>("waba.client.throttles", "{throttle}", "Replies of Graph that say: too many calls.");

    private static readonly Histogram<double> ThrottleWait =
        Meter.CreateHistogram("waba.client.throttle.wait", "s", "How long calls waited because of a throttle.", tags: null, Seconds);

    private static readonly Histogram<int> Usage =
        Meter.CreateHistogram<int>("waba.client.usage", "%", "How much of a rate limit is used, as Graph reports it.");

    private static readonly Counter<long> TokenRejections =
        Meter.CreateCounter<long>("waba.client.token.rejections", "{rejection}", "Access tokens that Graph refused.");

    private static readonly WeakCollection<InProcessRateLimitGate> Gates = new();

    static WabaMetrics() =>
        Meter.CreateObservableUpDownCounter(
            "waba.client.gate.closed",
            static () => Gates.Sum(gate => gate.ClosedScopes),
            "{scope}",
            "Scopes that are closed because of a throttle.");

    public static void Observe(InProcessRateLimitGate gate) => Gates.Add(gate);

    public static void RecordPage(TimeSpan duration, string edge, string outcome) =>
        PageDuration.Record(duration.TotalSeconds, new("edge", edge), new("outcome", outcome));

    public static void CountRetry(WabaClientException failure) => Retries.Add(1, new KeyValuePair<string, object?>("reason", ReasonOf(failure)));

    public static void CountThrottle(int code, string scopeKind) => Throttles.Add(1, new("code", code), new("scope", scopeKind));

    public static void RecordThrottleWait(TimeSpan wait) => ThrottleWait.Record(wait.TotalSeconds);

    public static void CountTokenRejection(int? subcode) =>
        TokenRejections.Add(1, new KeyValuePair<string, object?>("subcode", subcode?.ToString(CultureInfo.InvariantCulture) ?? "none"));

    public static void RecordUsage(GraphResponseInfo response)
    {
        // The headers are parsed for this, so only when somebody listens.
        if (!Usage.Enabled)
            return;
        foreach (RateLimitUsage usage in response.Usage)
        {
            Usage.Record(usage.CallCount, new KeyValuePair<string, object?>("kind", "call_count"));
            Usage.Record(usage.TotalCpuTime, new KeyValuePair<string, object?>("kind", "total_cputime"));
            Usage.Record(usage.TotalTime, new KeyValuePair<string, object?>("kind", "total_time"));
        }
    }

    public static string ReasonOf(WabaClientException failure) => failure switch
    {
        RateLimitedException => "throttle",
        GraphResponseException => "response",
        GraphConnectionException { InnerException: TimeoutException } => "timeout",
        GraphConnectionException => "connection",
        _ => "error",
    };
}
