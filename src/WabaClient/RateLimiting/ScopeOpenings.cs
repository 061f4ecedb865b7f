namespace WabaClient;

/// <summary>The scopes of one gate that were throttled and are not wholly open again.</summary>
internal sealed class ScopeOpenings
{
    private const int ManyScopes = 16_384;

    private readonly Dictionary<string, ScopeOpening> _openings = [];
    private readonly object _lock = new();
    private volatile int _count;

    public bool IsEmpty => _count == 0;

    /// <summary>Counts a throttle, unless it answers a call that got its turn before the scope was last closed.</summary>
    /// <remarks>The throttled call counts among those who wait from here on, until its back-off is disposed.</remarks>
    /// <returns>The opening, with how many throttles it has seen in a row.</returns>
    public (ScopeOpening Opening, int ThrottlesInARow) CountThrottle(string scope, GateTurn? turn)
    {
        lock (_lock)
        {
            bool isNew = !_openings.ContainsKey(scope);
            ScopeOpening opening = GetOrAdd(scope);
            if (isNew || turn?.IsCurrentFor(opening) == true)
                opening.CountThrottle();
            opening.StartBackOff();
            return (opening, opening.ThrottlesInARow);
        }
    }

    public void Close(ScopeOpening opening)
    {
        lock (_lock)
            opening.Close();
    }

    /// <summary>Returns what ends the back-off of a throttled call when it is disposed.</summary>
    public IDisposable BackOffOf(ScopeOpening opening) => new BackOff(this, opening);

    /// <summary>Makes calls of a scope go one by one, because somebody else has closed it.</summary>
    public void Restrict(string scope)
    {
        lock (_lock)
        {
            ScopeOpening opening = GetOrAdd(scope);
            if (opening.LetsSeveralGo)
                opening.Close();
        }
    }

    public void LookAgain(ScopeOpening opening)
    {
        lock (_lock)
            opening.LookAgain();
    }

    /// <summary>Takes a turn in a scope, or a place in its queue.</summary>
    public (ScopeOpening? Opening, int Closings, TaskCompletionSource<int?>? Waiter) TakeTurn(string scope)
    {
        lock (_lock)
        {
            return _openings.TryGetValue(scope, out ScopeOpening? opening)
                ? (opening, opening.Closings, opening.TakeTurn())
                : default;
        }
    }

    /// <summary>Whether the scope was neither closed nor wholly opened since it had so many closings.</summary>
    public bool IsCurrent(ScopeOpening opening, int closings)
    {
        lock (_lock)
            return opening.Closings == closings && _openings.TryGetValue(opening.Scope, out ScopeOpening? current) && current == opening;
    }

    public void Leave(ScopeOpening opening, TaskCompletionSource<int?> waiter)
    {
        lock (_lock)
            opening.Leave(waiter);
    }

    /// <summary>Ends a turn. A success of a call that got its turn before the last closing opens nothing.</summary>
    public void EndTurn(ScopeOpening opening, int closings, bool succeeded)
    {
        lock (_lock)
        {
            if (opening.EndTurn(succeeded && closings == opening.Closings))
                Remove(opening);
        }
    }

    private ScopeOpening GetOrAdd(string scope)
    {
        if (_openings.TryGetValue(scope, out ScopeOpening? opening))
            return opening;

        // Businesses that were throttled once and never asked for again would stay for ever.
        if (_openings.Count >= ManyScopes)
        {
            foreach (ScopeOpening idle in _openings.Values.Where(o => o.IsIdle).ToList())
                Remove(idle);
        }

        opening = new(scope);
        _openings.Add(scope, opening);
        _count = _openings.Count;
        return opening;
    }

    private void Remove(ScopeOpening opening)
    {
        if (_openings.TryGetValue(opening.Scope, out ScopeOpening? current) && current == opening)
        {
            _openings.Remove(opening.Scope);
            _count = _openings.Count;
        }
    }

    private sealed class BackOff(ScopeOpenings openings, ScopeOpening opening) : IDisposable
    {
        public void Dispose()
        {
            lock (openings._lock)
                opening.EndBackOff();
        }
    }
}
