using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace WabaClient.Tests.Diagnostics;

/// <summary>Keeps the library's spans and measurements. Only for tests that run alone.</summary>
internal sealed class Recorder : IDisposable
{
    private const string Library = "WabaClient";

    private readonly List<Activity> _spans = [];
    private readonly List<(string Name, double Value, string Tags)> _measurements = [];
    private readonly List<Instrument> _instruments = [];
    private readonly ActivityListener _activities;
    private readonly MeterListener _meters;

    public Recorder()
    {
        _activities = new ActivityListener
        {
            ShouldListenTo = static source => source.Name == Library,
            Sample = static (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllData,
            ActivityStopped = span => Add(_spans, span),
        };
        ActivitySource.AddActivityListener(_activities);
        _meters = new MeterListener
        {
            InstrumentPublished = (instrument, listener) =>
            {
                if (instrument.Meter.Name != Library)
                    return;
                Add(_instruments, instrument);
                listener.EnableMeasurementEvents(instrument);
            },
        };
        _meters.SetMeasurementEventCallback<int>((instrument, value, tags, _) => Add(instrument, value, tags));
        _meters.SetMeasurementEventCallback<long>((instrument, value, tags, _) => Add(instrument, value, tags));
        _meters.SetMeasurementEventCallback<double>((instrument, value, tags, _) => Add(instrument, value, tags));
        _meters.Start();
    }

    public IReadOnlyList<Activity> Spans => Copy(_spans);

    public IReadOnlyList<Instrument> Instruments => Copy(_instruments);

    /// <summary>The measurements, each as "value key=value key=value".</summary>
    public IReadOnlyList<string> this[string name] =>
        [.. Copy(_measurements).Where(m => m.Name == name).Select(m => FormattableString.Invariant($"{m.Value} {m.Tags}").TrimEnd())];

    /// <summary>How many scopes are closed now, over all gates of the process.</summary>
    public double ClosedGates()
    {
        _meters.RecordObservableInstruments();
        return Copy(_measurements).Last(m => m.Name == "waba.client.gate.closed").Value;
    }

    /// <summary>The tags of a span, in the order of their names.</summary>
    public static IEnumerable<string> TagsOf(Activity span) =>
        span.TagObjects.OrderBy(tag => tag.Key, StringComparer.Ordinal).Select(
            tag => FormattableString.Invariant($"{tag.Key}={tag.Value}"));

    public void Dispose()
    {
        _activities.Dispose();
        _meters.Dispose();
    }

    private void Add(Instrument instrument, double value, ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        string text = string.Join(
            ' ',
            tags.ToArray().Select(tag => FormattableString.Invariant($"{tag.Key}={tag.Value}")));
        Add(_measurements, (instrument.Name, value, text));
    }

    private static void Add<T>(List<T> list, T item)
    {
        lock (list)
            list.Add(item);
    }

    private static List<T> Copy<T>(List<T> list)
    {
        lock (list)
            return [.. list];
    }
}
