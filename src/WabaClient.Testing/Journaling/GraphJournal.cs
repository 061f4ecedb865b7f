using System.Globalization;
using System.Text;

namespace WabaClient.Testing;

/// <summary>Represents the requests that arrived at a <see cref="FakeGraph"/>. Thread-safe.</summary>
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

    /// <summary>
    /// Gets the requests in the order in which they arrived; at most the last
    /// <see cref="FakeGraphOptions.JournalCapacity"/>.
    /// </summary>
    /// <value>A copy that does not change with later requests.</value>
    public IReadOnlyList<RecordedRequest> Requests
    {
        get
        {
            lock (_lock)
                return [.. _requests];
        }
    }

    /// <summary>
    /// Gets the requests by the id in their path (<see cref="RecordedRequest.ObjectId"/>), in the order in which they
    /// arrived.
    /// </summary>
    /// <value>A copy. Requests for paths that the fake does not model are not included.</value>
    public ILookup<string, RecordedRequest> RequestsByObject =>
        Requests.Where(request => request.ObjectId is not null).ToLookup(
            request => request.ObjectId!,
            StringComparer.Ordinal);

    /// <summary>Gets the number of requests that arrived, including those that are no longer kept.</summary>
    public long TotalRequests
    {
        get
        {
            lock (_lock)
                return _total;
        }
    }

    /// <summary>Removes all recorded requests. The next request has number 1.</summary>
    public void Clear()
    {
        lock (_lock)
        {
            _requests.Clear();
            _total = 0;
        }
    }

    /// <summary>Asserts the number of requests that arrived.</summary>
    /// <param name="expected">The expected number.</param>
    /// <exception cref="JournalAssertionException">
    /// There were more or fewer requests; the message lists them.
    /// </exception>
    public void AssertRequests(int expected)
    {
        long total = TotalRequests;
        if (total != expected)
            throw Failure($"Expected {expected} requests, but {total} arrived.");
    }

    /// <summary>Asserts the number of matching requests that arrived.</summary>
    /// <param name="expected">The expected number.</param>
    /// <param name="predicate">A function that returns true for a request that matches.</param>
    /// <exception cref="ArgumentNullException"><paramref name="predicate"/> is null.</exception>
    /// <exception cref="JournalAssertionException">
    /// There were more or fewer matching requests; the message lists all requests that arrived.
    /// </exception>
    public void AssertRequests(int expected, Func<RecordedRequest, bool> predicate)
    {
        ArgumentNullException.ThrowIfNull(predicate);
        int count = Requests.Count(predicate);
        if (count != expected)
            throw Failure($"Expected {expected} matching requests, but {count} arrived.");
    }

    /// <summary>
    /// Asserts the numbers of the pages that were requested, in order and over all lists. A page that was requested
    /// again occurs again.
    /// </summary>
    /// <param name="expected">The numbers of the pages, from 1.</param>
    /// <exception cref="ArgumentNullException"><paramref name="expected"/> is null.</exception>
    /// <exception cref="JournalAssertionException">
    /// Other pages were requested; the message lists all requests that arrived.
    /// </exception>
    public void AssertPages(params int[] expected)
    {
        ArgumentNullException.ThrowIfNull(expected);
        int[] pages = [.. Requests.Select(request => request.Page).OfType<int>()];
        if (!pages.SequenceEqual(expected))
            throw Failure(
                $"Expected the pages {string.Join(", ", expected)}, but the pages {string.Join(", ", pages)} were requested.");
    }

    /// <summary>
    /// Asserts the numbers of the pages that were requested for one object, in order. Requests for other objects are
    /// ignored.
    /// </summary>
    /// <param name="objectId">The id of the object, such as a business.</param>
    /// <param name="expected">The numbers of the pages, from 1.</param>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="JournalAssertionException">
    /// Other pages were requested; the message lists all requests that arrived.
    /// </exception>
    public void AssertPagesOf(string objectId, params int[] expected)
    {
        ArgumentNullException.ThrowIfNull(objectId);
        ArgumentNullException.ThrowIfNull(expected);
        int[] pages = [.. RequestsByObject[objectId].Select(request => request.Page).OfType<int>()];
        if (!pages.SequenceEqual(expected))
            throw Failure($"Expected the pages {string.Join(", ", expected)} of {objectId}, "
                + $"but the pages {string.Join(", ", pages)} were requested.");
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
        text.AppendLine().Append(requests.Count == 0 ? "No requests arrived." : "Requests that arrived:");
        foreach (RecordedRequest request in requests.Take(Shown))
            text.AppendLine().Append("  ").Append(request);
        if (requests.Count > Shown)
            text.AppendLine().Append(CultureInfo.InvariantCulture, $"  … and {requests.Count - Shown} more");
        return new JournalAssertionException(text.ToString());
    }
}
