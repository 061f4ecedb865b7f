using System.Collections.Concurrent;

namespace WabaClient;

/// <summary>
/// The scopes of one gate whose calls are paced. Scopes that are not used for an hour are removed. Thread-safe.
/// </summary>
internal sealed class PacedScopes(TimeProvider time)
{
    private static readonly TimeSpan BetweenSweeps = TimeSpan.FromMinutes(15);

    private readonly ConcurrentDictionary<string, PacedScope> _scopes = new();
    private long _sweptAt = time.GetTimestamp();

    public int Count => _scopes.Count;

    public PacedScope this[string name]
    {
        get
        {
            Sweep();
            return _scopes.GetOrAdd(name, static (name, time) => new(name, time), time);
        }
    }

    // A call that retrieves a scope at this moment is not counted, which has little effect after an hour without calls.
    private void Sweep()
    {
        long last = Volatile.Read(ref _sweptAt);
        if (time.GetElapsedTime(last) < BetweenSweeps
            || Interlocked.CompareExchange(ref _sweptAt, time.GetTimestamp(), last) != last)
            return;
        foreach (KeyValuePair<string, PacedScope> scope in _scopes)
        {
            if (scope.Value.IsIdle)
                _scopes.TryRemove(scope);
        }
    }
}
