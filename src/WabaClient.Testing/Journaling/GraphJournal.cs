using System.Globalization;
using System.Text;

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

    /// <summary>Forgets what arrived so far; numbers go on from 1.</summary>
    public void Clear()
    {
        lock (_lock)
        {
            _requests.Clear();
            _total = 0;
        }
    }

    /// <summary>Checks how many requests arrived.</summary>
    /// <param name="expected">How many should have.</param>
    /// <exception cref="JournalAssertionException">There were more or fewer; the message lists them.</exception>
    public void AssertRequests(int expected)
    {
        long total = TotalRequests;
        if (total != expected)
            throw Failure($"{expected} requests were expected, and {total} arrived.");
    }

    /// <summary>Checks how many requests of some kind arrived.</summary>
    /// <param name="expected">How many should have.</param>
    /// <param name="predicate">Tells which requests count.</param>
    /// <exception cref="ArgumentNullException"><paramref name="predicate"/> is null.</exception>
    /// <exception cref="JournalAssertionException">There were more or fewer; the message lists all that arrived.</exception>
    public void AssertRequests(int expected, Func<RecordedRequest, bool> predicate)
    {
        ArgumentNullException.ThrowIfNull(predicate);
        int count = Requests.Count(predicate);
        if (count != expected)
            throw Failure($"{expected} requests of a kind were expected, and {count} of that kind arrived.");
    }

    /// <summary>Checks which pages were asked for, in order; a page that was asked for again is there again.</summary>
    /// <param name="expected">The numbers of the pages, from 1.</param>
    /// <exception cref="ArgumentNullException"><paramref name="expected"/> is null.</exception>
    /// <exception cref="JournalAssertionException">There were other pages; the message lists all that arrived.</exception>
    public void AssertPages(params int[] expected)
    {
        ArgumentNullException.ThrowIfNull(expected);
        int[] pages = [.. Requests.Select(request => request.Page).OfType<int>()];
        if (!pages.SequenceEqual(expected))
            throw Failure($"The pages {string.Join(", ", expected)} were expected, and the pages {string.Join(", ", pages)} were asked for.");
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

    private JournalAssertionException Failure(string message)
    {
        const int Shown = 50;
        IReadOnlyList<RecordedRequest> requests = Requests;
        StringBuilder text = new(message);
        text.AppendLine().Append(requests.Count == 0 ? "Nothing arrived." : "What arrived:");
        foreach (RecordedRequest request in requests.Take(Shown))
            text.AppendLine().Append("  ").Append(request);
        if (requests.Count > Shown)
            text.AppendLine().Append(CultureInfo.InvariantCulture, $"  … and {requests.Count - Shown} more");
        return new JournalAssertionException(text.ToString());
    }
}
