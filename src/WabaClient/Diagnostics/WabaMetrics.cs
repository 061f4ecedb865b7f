using System.Diagnostics.Metrics;
using System.Globalization;

namespace WabaClient;

/// <summary>The metrics of the library. No business id, cursor or token is a tag.</summary>
internal sealed class WabaMetrics
{
    // The default buckets of exporters are made for milliseconds.
    private static readonly InstrumentAdvice<double> Seconds = new()
    {
        HistogramBucketBoundaries = [0.01, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 120, 300, 900, 3_600],
    };

    private static readonly InstrumentAdvice<int> PerCent = new()
    {
        HistogramBucketBoundaries = [0, 10, 20, 30, 40, 50, 60, 70, 80, 90, 100],
    };

    // Not created in a program whose clients are all in containers: its instruments would be listed twice.
    private static readonly Lazy<WabaMetrics> SharedMetrics = new(static () => new());

    private readonly Histogram<double> _pageDuration;
    private readonly Counter<long> _retries;
    private readonly Counter<long> _throttles;
    private readonly Histogram<double> _throttleWait;
    private readonly Histogram<double> _pacingWait;
    private readonly Counter<long> _gateFailures;
    private readonly Histogram<int> _usage;
    private readonly Counter<long> _tokenRejections;
    private readonly Counter<long> _businesses;

    /// <summary>Initializes a new instance whose instruments belong to a meter.</summary>
    /// <param name="factory">The meter factory of a container; null for the meter of the process.</param>
    public WabaMetrics(IMeterFactory? factory = null)
    {
        Meter = factory?.Create(new MeterOptions(ThisAssembly.Name) { Version = ThisAssembly.Version }) ?? new(
            ThisAssembly.Name,
            ThisAssembly.Version);
        _pageDuration = Meter.CreateHistogram(
            "waba.client.page.duration",
            "s",
            "Duration of a page with all its attempts and waits.",
            tags: null,
            Seconds);
        _retries = Meter.CreateCounter<long>("waba.client.retries", "{retry}", "Attempts that were repeated.");
        _throttles = Meter.CreateCounter<long>(
            "waba.client.throttles",
            "{throttle}",
            "Responses from Graph that report a rate limit.");
        _throttleWait = Meter.CreateHistogram(
            "waba.client.throttle.wait", "s", "Waits because of a throttle.", tags: null, Seconds);
        _pacingWait = Meter.CreateHistogram(
            "waba.client.pacing.wait",
            "s",
            "Waits that prevent the quota from being exhausted.",
            tags: null,
            Seconds);
        _gateFailures = Meter.CreateCounter<long>(
            "waba.client.gate.failures",
            "{failure}",
            "Failures and time-outs of the registered rate-limit gate.");
        _usage = Meter.CreateHistogram(
            "waba.client.usage", "%", "Rate limit usage reported by Graph.", tags: null, PerCent);
        _tokenRejections = Meter.CreateCounter<long>(
            "waba.client.token.rejections",
            "{rejection}",
            "Access tokens that Graph rejected.");
        _businesses = Meter.CreateCounter<long>(
            "waba.client.many.finished",
            "{business}",
            "Businesses of ListManyAsync whose edge was listed completely or failed.");
        Meter.CreateObservableUpDownCounter(
            "waba.client.many.waiting",
            () => Runs.Sum(run => run.Waiting),
            "{business}",
            "Businesses of ListManyAsync that wait for a rate limit, a retry or an access token.");
    }

    /// <summary>The metrics of clients without a container.</summary>
    public static WabaMetrics Shared => SharedMetrics.Value;

    public Meter Meter { get; }

    /// <summary>Gets the listings of many businesses whose waits are observed.</summary>
    public WeakCollection<ManyTelemetry> Runs { get; } = new();

    public void RecordPage(TimeSpan duration, string edge, string outcome) =>
        Record(_pageDuration, duration.TotalSeconds, Tag("edge", edge), Tag("outcome", outcome));

    public void CountRetry(WabaClientException failure) => Count(_retries, Tag("reason", ReasonOf(failure)));

    public void CountThrottle(int code, string scopeKind) =>
        Count(_throttles, Tag("code", code), Tag("scope", scopeKind));

    public void RecordThrottleWait(TimeSpan wait) => Record(_throttleWait, wait.TotalSeconds);

    public void RecordPacingWait(TimeSpan wait) => Record(_pacingWait, wait.TotalSeconds);

    public void CountGateFailure() => Count(_gateFailures);

    public void CountTokenRejection(int? subcode) =>
        Count(_tokenRejections, Tag("subcode", subcode?.ToString(CultureInfo.InvariantCulture) ?? "none"));

    public void CountBusiness(string edge, string outcome) =>
        _businesses.Add(1, new("edge", edge), new("outcome", outcome));

    public void RecordUsage(GraphResponseInfo response)
    {
        // The headers are parsed for this, so only if a listener wants them.
        if (!_usage.Enabled)
            return;
        foreach (RateLimitUsage usage in response.Usage)
        {
            Record(_usage, usage.CallCount, Tag("kind", "call_count"));
            Record(_usage, usage.TotalCpuTime, Tag("kind", "total_cputime"));
            Record(_usage, usage.TotalTime, Tag("kind", "total_time"));
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

    private static KeyValuePair<string, object?> Tag(string name, object? value) => new(name, value);

    private static void Count(Counter<long> counter, params ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        try
        {
            counter.Add(1, tags);
        }
        catch (Exception)
        {
            // A listener that throws must not decide whether a call succeeds.
        }
    }

    private static void Record<T>(Histogram<T> histogram, T value, params ReadOnlySpan<KeyValuePair<string, object?>> tags)
        where T : struct
    {
        try
        {
            histogram.Record(value, tags);
        }
        catch (Exception)
        {
            // As above.
        }
    }
}
