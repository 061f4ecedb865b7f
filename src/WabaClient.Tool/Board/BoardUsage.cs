using System.Text.Json;

namespace WabaClient.Tool;

/// <summary>The usage of each rate limit over time. Not thread-safe.</summary>
internal sealed class BoardUsage
{
    private const int MostLimits = 20_000;
    private const int MostSamples = 60;

    private static readonly TimeSpan Spacing = TimeSpan.FromSeconds(5);

    private readonly Dictionary<string, Limit> _limits = [];
    private readonly HashSet<string> _fresh = [];

    /// <summary>Gets whether there are samples that <see cref="WriteFresh"/> has not written yet.</summary>
    public bool HasFresh => _fresh.Count > 0;

    /// <summary>Adds a sample, unless it is equal to a recent one.</summary>
    public void Add(RateLimitUsage usage, DateTimeOffset now)
    {
        if (usage.ObjectId is not { } id)
            return;
        if (!_limits.TryGetValue(id, out Limit? limit))
        {
            if (_limits.Count == MostLimits)
                return;
            _limits[id] = limit = new Limit();
        }

        Sample sample = new(now.ToUnixTimeMilliseconds(), usage.CallCount, usage.TotalCpuTime, usage.TotalTime);
        limit.Type = usage.Type;
        if (usage.EstimatedTimeToRegainAccess > TimeSpan.Zero)
            Close(id, now + usage.EstimatedTimeToRegainAccess);
        if (limit.Samples.LastOrDefault() is { } last
            && last with { Time = sample.Time } == sample
            && sample.Time - last.Time < Spacing.TotalMilliseconds)
        {
            return;
        }

        limit.Samples.Enqueue(sample);
        if (limit.Samples.Count > MostSamples)
            limit.Samples.Dequeue();
        limit.Fresh++;
        _fresh.Add(id);
    }

    /// <summary>
    /// Records until when a limit is closed. Calls that are already in flight do not open it earlier.
    /// </summary>
    public void Close(string id, DateTimeOffset until)
    {
        if (!_limits.TryGetValue(id, out Limit? limit) || until <= limit.Until)
            return;
        limit.Until = until;
        _fresh.Add(id);
    }

    public void Write(Utf8JsonWriter writer)
    {
        writer.WriteStartArray();
        foreach ((string id, Limit limit) in _limits)
            Write(writer, id, limit, limit.Samples);
        writer.WriteEndArray();
    }

    /// <summary>Writes the samples that have been added since the last time.</summary>
    public void WriteFresh(Utf8JsonWriter writer)
    {
        writer.WriteStartArray();
        foreach (string id in _fresh)
        {
            Limit limit = _limits[id];
            Write(writer, id, limit, limit.Samples.TakeLast(limit.Fresh));
            limit.Fresh = 0;
        }

        writer.WriteEndArray();
        _fresh.Clear();
    }

    private static void Write(Utf8JsonWriter writer, string id, Limit limit, IEnumerable<Sample> samples)
    {
        writer.WriteStartArray();
        writer.WriteStringValue(id);
        writer.WriteStringValue(limit.Type);
        writer.WriteNumberValue(limit.Until?.ToUnixTimeMilliseconds() ?? 0);
        foreach (Sample sample in samples)
        {
            writer.WriteStartArray();
            writer.WriteNumberValue(sample.Time);
            writer.WriteNumberValue(sample.Calls);
            writer.WriteNumberValue(sample.Processor);
            writer.WriteNumberValue(sample.Total);
            writer.WriteEndArray();
        }

        writer.WriteEndArray();
    }

    private sealed record Sample(long Time, int Calls, int Processor, int Total);

    private sealed class Limit
    {
        public Queue<Sample> Samples { get; } = new();

        public string? Type { get; set; }

        public DateTimeOffset? Until { get; set; }

        public int Fresh { get; set; }
    }
}
