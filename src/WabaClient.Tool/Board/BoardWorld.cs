using System.Text.Json;

namespace WabaClient.Tool;

/// <summary>
/// What the board shows beside the accounts, and the events that keep the browsers up to date. Thread-safe.
/// </summary>
internal sealed class BoardWorld(TimeProvider clock, bool isFake)
{
    private const int MostWaits = 200;
    private const int MostTogether = 200;

    private readonly Lock _lock = new();
    private readonly Dictionary<BusinessId, (string? Name, string? Verification)> _businesses = [];
    private readonly Dictionary<(BusinessId Business, AccountEdges Edge), EdgeState> _edges = [];
    private readonly BoardBaseline _baseline = new();
    private readonly BoardHistory _history = new();
    private readonly BoardUsage _usage = new();
    private readonly LinkedList<byte[]> _waits = [];
    private readonly List<byte[]> _unsent = [];
    private long _lastReading;
    private bool _isRunning;
    private DateTimeOffset? _lastRead;
    private DateTimeOffset? _sentLastRead;
    private string? _problem;

    public BoardEvents Events { get; } = new();

    /// <summary>Writes everything but the accounts.</summary>
    public void Write(Utf8JsonWriter writer)
    {
        lock (_lock)
        {
            writer.WriteStartObject();
            writer.WriteString("run", Events.Run);
            writer.WriteBoolean("fake", isFake);
            BoardJson.WriteTime(writer.Named("now"), clock.GetUtcNow());
            WritePass(writer.Named("pass"));
            writer.WriteStartArray("businesses");
            foreach ((BusinessId id, (string? name, string? verification)) in _businesses)
                WriteBusiness(writer, id, name, verification);
            writer.WriteEndArray();
            writer.WriteStartArray("edges");
            foreach (EdgeState edge in _edges.Values)
                BoardJson.WriteEdge(writer, edge);
            writer.WriteEndArray();
            _usage.Write(writer.Named("usage"));
            writer.WriteStartArray("waits");
            foreach (byte[] wait in _waits)
                writer.WriteRawValue(wait, skipInputValidation: true);
            writer.WriteEndArray();
            _history.Write(writer);
            writer.WriteEndObject();
        }
    }

    /// <summary>Notes an account that the inventory knew when the board started.</summary>
    public void Know(InventoryEntry entry)
    {
        lock (_lock)
        {
            _baseline.Know(entry);
            NoteOwner(entry.BusinessId, entry.Account);
        }
    }

    /// <summary>Adds a change, which is sent with the next ones.</summary>
    /// <param name="change">The change.</param>
    /// <param name="isOld">
    /// Whether it was found before the board was started. The page then loads the account itself.
    /// </param>
    /// <returns>False if the change belongs to the first reading of an edge, and is not shown as one.</returns>
    public bool Add(AccountChange change, bool isOld)
    {
        lock (_lock)
        {
            bool isFirst = _baseline.Contains(change, isOld);
            if (change.After is { } after)
                NoteOwner(change.BusinessId, after);
            if (!isFirst)
                _history.Add(change, BoardJson.Write(writer => BoardChangeRow.Write(writer, change, isFirst, withAccount: false)));
            if (!isFirst || !isOld)
                _unsent.Add(BoardJson.Write(writer => BoardChangeRow.Write(writer, change, isFirst, withAccount: !isOld)));
            if (_unsent.Count >= MostTogether)
                SendChanges();
            return !isFirst;
        }
    }

    /// <summary>Returns the last change that is older than what the board shows.</summary>
    public long? LastSequenceBefore(DateTimeOffset time)
    {
        lock (_lock)
            return _history.LastSequenceBefore(time);
    }

    /// <summary>Records the states of all edges.</summary>
    /// <param name="edges">The states.</param>
    /// <param name="reading">
    /// The number of the reading, which was given when it began. A lower one than before is ignored.
    /// </param>
    public void SetEdges(IReadOnlyCollection<EdgeState> edges, long reading)
    {
        lock (_lock)
        {
            if (reading < _lastReading)
                return;
            _lastReading = reading;
            HashSet<(BusinessId, AccountEdges)> gone = [.. _edges.Keys];
            List<EdgeState> changed = [];
            foreach (EdgeState edge in edges)
            {
                (BusinessId, AccountEdges) key = (edge.BusinessId, edge.Edge);
                gone.Remove(key);
                if (_edges.TryGetValue(key, out EdgeState? known) && known == edge)
                    continue;
                _edges[key] = edge;
                changed.Add(edge);
                _baseline.Know(edge);
                if (edge.LastComplete > (_lastRead ?? default))
                    _lastRead = edge.LastComplete;
            }

            EdgeState[] forgotten = [.. gone.Select(key => _edges[key])];
            foreach ((BusinessId, AccountEdges) key in gone)
                _edges.Remove(key);
            if (changed.Count + forgotten.Length == 0)
                return;
            Events.Publish("edges", BoardJson.Write(writer =>
            {
                writer.WriteStartArray();
                changed.ForEach(edge => BoardJson.WriteEdge(writer, edge));
                foreach (EdgeState edge in forgotten)
                    BoardJson.WriteForgotten(writer, edge);
                writer.WriteEndArray();
            }));
        }
    }

    public void SetBusiness(BusinessId id, string? name, string? verification)
    {
        lock (_lock)
        {
            if (_businesses.TryGetValue(id, out (string? Name, string? Verification) known) && known == (name, verification))
                return;
            _businesses[id] = (name, verification);
            Events.Publish("businesses", BoardJson.Write(writer =>
            {
                writer.WriteStartArray();
                WriteBusiness(writer, id, name, verification);
                writer.WriteEndArray();
            }));
        }
    }

    public void AddUse(RateLimitUsage usage)
    {
        lock (_lock)
            _usage.Add(usage, clock.GetUtcNow());
    }

    /// <summary>Sends the changes and usages that have not been sent yet.</summary>
    public void Send()
    {
        lock (_lock)
        {
            SendChanges();
            if (_usage.HasFresh)
                Events.Publish("usage", BoardJson.Write(_usage.WriteFresh));
        }
    }

    public void AddWait(WaitingEventArgs wait)
    {
        byte[] row = BoardJson.Write(writer =>
        {
            writer.WriteStartArray();
            BoardJson.WriteTime(writer, clock.GetUtcNow());
            writer.WriteStringValue(wait.Reason switch
            {
                WaitReason.Throttled => "throttled",
                WaitReason.Pacing => "pacing",
                _ => "retry",
            });
            writer.WriteStringValue(wait.ObjectId);
            if (wait.Code is { } code)
                writer.WriteNumberValue(code);
            else
                writer.WriteNullValue();
            writer.WriteNumberValue((int)Math.Ceiling(wait.Wait.TotalSeconds));
            BoardJson.WriteTime(writer, wait.Until);
            writer.WriteEndArray();
        });
        lock (_lock)
        {
            if (wait is { Reason: WaitReason.Throttled, ObjectId: { } id })
                _usage.Close(id, wait.Until);
            _waits.AddFirst(row);
            if (_waits.Count > MostWaits)
                _waits.RemoveLast();
            Events.Publish("waits", [(byte)'[', .. row, (byte)']']);
        }
    }

    /// <summary>
    /// Sets whether calls are in progress, and why reading fails completely. Both are sent with the last reading.
    /// </summary>
    public void SetPass(bool isRunning, string? problem)
    {
        lock (_lock)
        {
            if (_isRunning == isRunning && _problem == problem && _sentLastRead == _lastRead)
                return;
            _sentLastRead = _lastRead;
            _isRunning = isRunning;
            _problem = problem;
            Events.Publish("pass", BoardJson.Write(WritePass));
        }
    }

    private void SendChanges()
    {
        if (_unsent.Count == 0)
            return;
        Events.Publish("changes", BoardJson.Write(writer =>
        {
            writer.WriteStartArray();
            foreach (byte[] row in _unsent)
                writer.WriteRawValue(row, skipInputValidation: true);
            writer.WriteEndArray();
        }));
        _unsent.Clear();
    }

    private void NoteOwner(BusinessId business, WhatsAppBusinessAccount account)
    {
        if (account.OwnerBusinessInfo is { Name: { } name, Id: { } owner }
            && owner == business.Value
            && (!_businesses.TryGetValue(business, out (string? Name, string? Verification) known) || known.Name is null))
        {
            SetBusiness(business, name, known.Verification);
        }
    }

    private void WritePass(Utf8JsonWriter writer)
    {
        writer.WriteStartObject();
        writer.WriteBoolean("running", _isRunning);
        BoardJson.WriteTime(writer.Named("at"), _lastRead);
        writer.WriteString("problem", _problem);
        writer.WriteEndObject();
    }

    private static void WriteBusiness(Utf8JsonWriter writer, BusinessId id, string? name, string? verification)
    {
        writer.WriteStartArray();
        writer.WriteStringValue(id.Value);
        writer.WriteStringValue(name);
        writer.WriteStringValue(verification);
        writer.WriteEndArray();
    }
}
