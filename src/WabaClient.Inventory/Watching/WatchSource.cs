using System.Collections.Concurrent;
using System.Runtime.CompilerServices;

namespace WabaClient;

/// <summary>
/// The businesses whose edge is to be read. Nudged businesses precede businesses that are due by time. Thread-safe.
/// </summary>
/// <remarks>
/// At the start, every business is due at the same time. A webhook must not wait until thousands of others have been
/// read.
/// </remarks>
internal sealed class WatchSource
{
    private readonly ConcurrentQueue<BusinessId> _nudged = new();
    private readonly ConcurrentQueue<BusinessId> _due = new();
    private readonly Signal _changed = new();
    private volatile bool _isComplete;

    public void Add(BusinessId id, bool isNudged)
    {
        (isNudged ? _nudged : _due).Enqueue(id);
        _changed.Set();
    }

    /// <summary>Marks the source as complete.</summary>
    public void Complete()
    {
        _isComplete = true;
        _changed.Set();
    }

    /// <summary>Reads the ids until the source is complete. There is only one reader.</summary>
    public async IAsyncEnumerable<BusinessId> ReadAsync([EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        while (true)
        {
            Task changed = _changed.Next;
            bool isComplete = _isComplete;
            if (_nudged.TryDequeue(out BusinessId id) || _due.TryDequeue(out id))
                yield return id;
            else if (isComplete)
                yield break;
            else
                await changed.WaitAsync(cancellationToken).ConfigureAwait(false);
        }
    }
}
