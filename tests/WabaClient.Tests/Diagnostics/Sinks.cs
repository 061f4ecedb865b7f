using System.Collections;
using System.Collections.Concurrent;
using System.Diagnostics;
using System.Diagnostics.Metrics;
using System.Reflection;
using Microsoft.Extensions.Logging;

namespace WabaClient.Tests.Diagnostics;

/// <summary>Everywhere a secret could come out: logs at every level, all activities, all meters, and objects with all they hold.</summary>
internal sealed class Sinks : ILoggerProvider, IDisposable
{
    public const string Logs = "logs";
    public const string Activities = "activities";
    public const string Meters = "meters";
    public const string Objects = "objects";

    private const int DeepestObject = 8;

    private readonly ConcurrentQueue<(string Sink, string Text)> _seen = new();
    private readonly ActivityListener _activities;
    private readonly MeterListener _meters;

    public Sinks()
    {
        _activities = new ActivityListener
        {
            ShouldListenTo = static _ => true,
            Sample = static (ref ActivityCreationOptions<ActivityContext> _) =>
                ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = See,
        };
        ActivitySource.AddActivityListener(_activities);
        _meters = new MeterListener
        {
            InstrumentPublished = static (instrument, listener) => listener.EnableMeasurementEvents(instrument),
        };
        _meters.SetMeasurementEventCallback<int>(See);
        _meters.SetMeasurementEventCallback<long>(See);
        _meters.SetMeasurementEventCallback<double>(See);
        _meters.Start();
    }

    public IReadOnlyList<(string Sink, string Text)> Seen => [.. _seen];

    /// <summary>Looks at the text of an object and at all its public properties, and theirs.</summary>
    public void SeeObject(object? value) => SeeObject(value, [], 0);

    public void SeeObservableInstruments() => _meters.RecordObservableInstruments();

    public ILogger CreateLogger(string categoryName) => new Logger(this, categoryName);

    public void Dispose()
    {
        _activities.Dispose();
        _meters.Dispose();
    }

    private void Add(string sink, object? text) => _seen.Enqueue((sink, text?.ToString() ?? ""));

    private void See(Activity activity)
    {
        Add(
            Activities,
            $"{activity.Source.Name} {activity.OperationName} {activity.DisplayName} {activity.StatusDescription}");
        SeePairs(Activities, activity.TagObjects);
        foreach ((string key, string? value) in activity.Baggage)
            Add(Activities, $"{key}={value}");
        foreach (ActivityEvent happened in activity.Events)
        {
            Add(Activities, happened.Name);
            SeePairs(Activities, happened.Tags);
        }
    }

    private void See<T>(Instrument instrument, T measurement, ReadOnlySpan<KeyValuePair<string, object?>> tags, object? state)
    {
        Add(Meters, $"{instrument.Name} {instrument.Unit} {instrument.Description} {measurement}");
        SeePairs(Meters, tags.ToArray());
    }

    private void SeePairs(string sink, IEnumerable<KeyValuePair<string, object?>> pairs)
    {
        foreach ((string key, object? value) in pairs)
            Add(sink, $"{key}={value}");
    }

    private void SeeObject(object? value, HashSet<object> known, int depth)
    {
        if (value is null || depth > DeepestObject || (!value.GetType().IsValueType && !known.Add(value)))
            return;
        Add(Objects, value);
        if (value is string or MemberInfo)
            return;
        if (value is IEnumerable items)
        {
            foreach (object? item in items)
                SeeObject(item, known, depth + 1);
        }

        foreach (PropertyInfo property in value.GetType().GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(
            p => p.GetIndexParameters().Length == 0))
        {
            try
            {
                SeeObject(property.GetValue(value), known, depth + 1);
            }
            catch (TargetInvocationException e)
            {
                Add(Objects, e);
            }
        }
    }

    private sealed class Logger(Sinks sinks, string category) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull
        {
            See(state);
            return null;
        }

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            sinks.Add(Logs, $"{logLevel} {category} {eventId} {formatter(state, exception)}");
            sinks.Add(Logs, exception);
            See(state);
        }

        private void See<TState>(TState state)
        {
            sinks.Add(Logs, state);
            if (state is IEnumerable<KeyValuePair<string, object?>> pairs)
                sinks.SeePairs(Logs, pairs);
        }
    }
}
