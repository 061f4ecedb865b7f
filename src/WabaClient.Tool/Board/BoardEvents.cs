using System.Globalization;
using System.Text;

namespace WabaClient.Tool;

/// <summary>
/// Sends the events of the board to all browsers, and keeps the last ones for reconnecting browsers. Thread-safe.
/// </summary>
internal sealed class BoardEvents
{
    private const int MostKept = 512;
    private const int MostKeptBytes = 4 * 1024 * 1024;

    private readonly Lock _lock = new();
    private readonly Queue<byte[]> _kept = new();
    private readonly HashSet<BoardListener> _listeners = [];
    private int _keptBytes;
    private long _last;

    /// <summary>Gets the name of this run. A browser that knows a different run loads everything again.</summary>
    public string Run { get; } = Guid.NewGuid().ToString("N")[..12];

    /// <summary>Gets how many browsers, or workers of browsers, are connected.</summary>
    public int Listeners
    {
        get
        {
            lock (_lock)
                return _listeners.Count;
        }
    }

    /// <summary>Sends an event to every listener.</summary>
    /// <param name="kind">The name of the event.</param>
    /// <param name="json">Its data, without line breaks.</param>
    public void Publish(string kind, ReadOnlySpan<byte> json)
    {
        lock (_lock)
        {
            byte[] payload = Format(kind, json, ++_last);
            _kept.Enqueue(payload);
            _keptBytes += payload.Length;
            while (_kept.Count > MostKept || _keptBytes > MostKeptBytes)
                _keptBytes -= _kept.Dequeue().Length;
            foreach (BoardListener listener in _listeners)
                listener.Offer(payload);
        }
    }

    /// <summary>Sends a heartbeat, which is not kept.</summary>
    public void Beat()
    {
        lock (_lock)
        {
            foreach (BoardListener listener in _listeners)
                listener.Offer("event: beat\ndata: {}\n\n"u8.ToArray());
        }
    }

    /// <summary>
    /// Adds a listener. Its first event states whether it continues without a gap after its last event.
    /// </summary>
    public BoardListener Listen(string? after)
    {
        lock (_lock)
        {
            List<byte[]>? missed = MissedSince(after);
            BoardListener listener = new(this);
            string hello = $$"""{"run":"{{Run}}","complete":{{(missed is null ? "false" : "true")}}}""";
            long position = missed is null ? _last : _last - missed.Count;
            listener.Begin([Format("hello", Encoding.UTF8.GetBytes(hello), position), .. missed ?? []]);
            _listeners.Add(listener);
            return listener;
        }
    }

    public void Remove(BoardListener listener)
    {
        lock (_lock)
            _listeners.Remove(listener);
    }

    private List<byte[]>? MissedSince(string? after)
    {
        if (after?.Split('-') is not [var run, var number]
            || run != Run
            || !long.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out long last)
            || last > _last
            || last < _last - _kept.Count)
        {
            return null;
        }

        return [.. _kept.Skip(_kept.Count - (int)(_last - last))];
    }

    private byte[] Format(string kind, ReadOnlySpan<byte> json, long number)
    {
        string head = string.Create(CultureInfo.InvariantCulture, $"id: {Run}-{number}\nevent: {kind}\ndata: ");
        return [.. Encoding.UTF8.GetBytes(head), .. json, (byte)'\n', (byte)'\n'];
    }
}
