using System.Text.Json;

namespace WabaClient.Tool;

/// <summary>The last changes, and the number of changes per hour. Not thread-safe.</summary>
internal sealed class BoardHistory
{
    public static readonly TimeSpan Kept = TimeSpan.FromDays(14);

    private const int MostRows = 2_000;
    private const long HourMilliseconds = 3_600_000;

    private readonly LinkedList<byte[]> _rows = [];
    private readonly SortedDictionary<long, Hour> _hours = [];

    /// <summary>Adds a change.</summary>
    /// <param name="change">The change.</param>
    /// <param name="row">Its row as JSON.</param>
    public void Add(AccountChange change, byte[] row)
    {
        _rows.AddFirst(row);
        if (_rows.Count > MostRows)
            _rows.RemoveLast();
        Hour hour = Of(change);
        hour.Counts[(int)change.Kind]++;
        hour.LastSequence = Math.Max(hour.LastSequence, change.Sequence);
        long oldest = (change.ObservedAt - Kept).ToUnixTimeMilliseconds();
        foreach (long old in _hours.Keys.TakeWhile(start => start < oldest).ToArray())
            _hours.Remove(old);
    }

    /// <summary>Returns the last change that is older than the changes shown; null if there is none.</summary>
    public long? LastSequenceBefore(DateTimeOffset time) => _hours
        .TakeWhile(hour => hour.Key + HourMilliseconds <= time.ToUnixTimeMilliseconds())
        .Select(hour => (long?)hour.Value.LastSequence)
        .LastOrDefault();

    public void Write(Utf8JsonWriter writer)
    {
        writer.WriteStartArray("changes");
        foreach (byte[] row in _rows)
            writer.WriteRawValue(row, skipInputValidation: true);
        writer.WriteEndArray();
        writer.WriteStartArray("hours");
        foreach ((long start, Hour hour) in _hours)
        {
            writer.WriteStartArray();
            writer.WriteNumberValue(start);
            foreach (int count in hour.Counts)
                writer.WriteNumberValue(count);
            writer.WriteEndArray();
        }

        writer.WriteEndArray();
    }

    private Hour Of(AccountChange change)
    {
        long start = change.ObservedAt.ToUnixTimeMilliseconds() / HourMilliseconds * HourMilliseconds;
        if (!_hours.TryGetValue(start, out Hour? hour))
            _hours[start] = hour = new Hour();
        return hour;
    }

    private sealed class Hour
    {
        public int[] Counts { get; } = new int[Enum.GetValues<AccountChangeKind>().Length];

        public long LastSequence { get; set; }
    }
}
