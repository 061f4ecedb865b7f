using System.Text;
using System.Text.Json;

namespace WabaClient.Tool.Board.Tests.Support;

/// <summary>The state that a board has sent to its browsers. Reads the stream of events, like a browser.</summary>
internal sealed class PublishedState : IAsyncDisposable
{
    private readonly Lock _lock = new();
    private readonly CancellationTokenSource _ending = new();
    private readonly Dictionary<string, string> _edges = [];
    private readonly Task _reading;
    private long _sequence;

    /// <summary>Initializes a new instance before anything is published.</summary>
    public PublishedState(BoardEvents events)
    {
        BoardListener listener = events.Listen(after: null);
        _reading = ReadAsync(listener);
    }

    /// <summary>Returns whether the last change and the states of all edges in an inventory have been sent.</summary>
    public async Task<bool> HasAllOfAsync(AccountInventory inventory)
    {
        AccountChange? last = await inventory.ReadChangesAsync(BoardWatch.Consumer).LastOrDefaultAsync();
        List<EdgeState> edges = await inventory.ReadEdgesAsync().ToListAsync();
        lock (_lock)
        {
            return _sequence >= (last?.Sequence ?? 0)
                && _edges.Count == edges.Count
                && edges.TrueForAll(edge => _edges.GetValueOrDefault($"{edge.BusinessId}/{(int)edge.Edge}") == Write(edge));
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _ending.CancelAsync();
        await _reading;
        _ending.Dispose();
    }

    private static string Write(EdgeState edge) =>
        Encoding.UTF8.GetString(BoardJson.Write(writer => BoardJson.WriteEdge(writer, edge)));

    private async Task ReadAsync(BoardListener listener)
    {
        using BoardListener open = listener;
        using EventStream stream = new(Handle);
        try
        {
            await listener.WriteToAsync(stream, _ending.Token);
        }
        catch (OperationCanceledException) when (_ending.IsCancellationRequested)
        {
        }
    }

    private void Handle(string kind, JsonElement data)
    {
        if (kind is not ("edges" or "changes"))
            return;
        lock (_lock)
        {
            foreach (JsonElement row in data.EnumerateArray())
            {
                if (kind == "changes")
                    _sequence = Math.Max(_sequence, row.GetProperty("seq").GetInt64());
                else if (row[2].ValueKind == JsonValueKind.Null)
                    _edges.Remove($"{row[0]}/{row[1]}");
                else
                    _edges[$"{row[0]}/{row[1]}"] = row.GetRawText();
            }
        }
    }

    /// <summary>Receives one event per write.</summary>
    private sealed class EventStream(Action<string, JsonElement> handle) : MemoryStream
    {
        public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
        {
            Dictionary<string, string> lines = Encoding.UTF8.GetString(buffer.Span)
                .Split('\n', StringSplitOptions.RemoveEmptyEntries)
                .Select(line => line.Split(": ", 2))
                .ToDictionary(line => line[0], line => line[1]);
            using JsonDocument data = JsonDocument.Parse(lines["data"]);
            handle(lines["event"], data.RootElement);
            return ValueTask.CompletedTask;
        }
    }
}
