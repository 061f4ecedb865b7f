using System.Collections.Concurrent;

namespace WabaClient;

/// <summary>The scopes of one gate that were throttled and have not recovered. Thread-safe.</summary>
internal sealed class RecoveringScopes(TimeProvider time, Func<double> random)
{
    private const int Few = 1_024;

    private readonly ConcurrentDictionary<string, RecoveringScope> _scopes = new();
    private readonly object _sweep = new();

    // Count of the dictionary would take all of its locks.
    private int _count;
    private int _sweepAt = Few;

    public bool IsEmpty => Volatile.Read(ref _count) == 0;

    /// <summary>Gets the names of the scopes that are currently closed.</summary>
    public IEnumerable<string> Closed =>
        _scopes.Where(scope => scope.Value.Block.Remaining > TimeSpan.Zero).Select(scope => scope.Key);

    /// <summary>Returns the longest block of the specified scopes, or null if all of them are open.</summary>
    public RateLimitBlock? Longest(IReadOnlyList<string> names)
    {
        RateLimitBlock longest = default;
        for (int i = 0; !IsEmpty && i < names.Count; i++)
        {
            if (Find(names[i])?.Block is { } block && block.Remaining > longest.Remaining)
                longest = block;
        }

        return longest.Remaining > TimeSpan.Zero ? longest : null;
    }

    public RecoveringScope? Find(string name) => IsEmpty ? null : _scopes.GetValueOrDefault(name);

    /// <summary>Closes a scope for at least as long as a block that another process has reported.</summary>
    public void Close(string name, RateLimitBlock block)
    {
        while (!GetOrAdd(name).TryClose(block, random()))
        {
        }
    }

    /// <summary>Begins the recovery of a scope that is opening for all processes.</summary>
    public void Open(string name)
    {
        while (!GetOrAdd(name).TryOpen())
        {
        }
    }

    /// <inheritdoc cref="RecoveringScope.TryThrottle"/>
    public BackOff Throttle(string name, RateLimitBlock throttle, GateTurn? turn, TimeSpan unhinted)
    {
        BackOff? backOff;
        while (!GetOrAdd(name).TryThrottle(throttle, turn, unhinted, random(), out backOff))
        {
        }

        return backOff;
    }

    /// <summary>Removes a scope that is over.</summary>
    public void Remove(RecoveringScope scope)
    {
        if (_scopes.TryRemove(new(scope.Name, scope)))
            Interlocked.Decrement(ref _count);
    }

    private RecoveringScope GetOrAdd(string name)
    {
        while (true)
        {
            if (_scopes.TryGetValue(name, out RecoveringScope? scope))
            {
                if (!scope.IsOver)
                    return scope;
                Remove(scope);
            }

            scope = new(name, time);
            if (_scopes.TryAdd(name, scope))
            {
                if (Interlocked.Increment(ref _count) >= Volatile.Read(ref _sweepAt))
                    Sweep();
                return scope;
            }
        }
    }

    // Businesses that were throttled once and never requested again would remain. The threshold doubles with the number of scopes
    // in use, so that the cost of a throttle does not depend on that number.
    private void Sweep()
    {
        if (!Monitor.TryEnter(_sweep))
            return;
        try
        {
            foreach (RecoveringScope scope in _scopes.Values)
            {
                if (scope.TryForget())
                    Remove(scope);
            }

            Volatile.Write(ref _sweepAt, Math.Max(Few, 2 * Volatile.Read(ref _count)));
        }
        finally
        {
            Monitor.Exit(_sweep);
        }
    }
}
