namespace WabaClient.Testing;

/// <summary>What arrived at a <see cref="FakeGraph"/>. Thread-safe.</summary>
public sealed class GraphJournal
{
    private readonly object _lock = new();
    private readonly Queue<RecordedRequest> _requests = new();
    private readonly TimeProvider _timeProvider;
    private readonly int _capacity;
    private long _total;

    internal GraphJournal(TimeProvider timeProvider, int capacity)
    {
        _timeProvider = timeProvider;
        _capacity = capacity;
    }

    /// <summary>The requests in the order in which they arrived; of many, the last <see cref="FakeGraphOptions.JournalCapacity"/>.</summary>
    /// <value>A copy, which doesn't change any more.</value>
    public IReadOnlyList<RecordedRequest> Requests
    {
        get
        {
            lock (_lock)
                return [.. _requests];
        }
    }

    /// <summary>How many requests arrived, those included that are not kept any more.</summary>
    public long TotalRequests
    {
        get
        {
            lock (_lock)
                return _total;
        }
    }

    internal void Add(RecordedRequest request)
    {
        lock (_lock)
        {
            request.Number = ++_total;
            request.ArrivedAt = _timeProvider.GetUtcNow();
            _requests.Enqueue(request);
            if (_requests.Count > _capacity)
                _requests.Dequeue();
        }
    }
}
