namespace WabaClient;

/// <summary>The turns that one request holds in the scopes that are opening. Disposing passes them on.</summary>
internal sealed class GateTurn(ScopeOpenings openings) : IDisposable
{
    private readonly List<(ScopeOpening Opening, int Closings)> _held = [];

    private bool _succeeded;

    public void Add(ScopeOpening opening) => _held.Add((opening, opening.Closings));

    /// <summary>The request goes now: what was closed while it waited is behind it.</summary>
    public void Admit()
    {
        for (int i = 0; i < _held.Count; i++)
            _held[i] = (_held[i].Opening, _held[i].Opening.Closings);
    }

    public bool Holds(string scope) => _held.Exists(held => held.Opening.Scope == scope);

    /// <summary>Whether the request was admitted after the scope was last closed.</summary>
    public bool IsCurrentFor(ScopeOpening opening) => _held.Contains((opening, opening.Closings));

    public void Succeed() => _succeeded = true;

    public void Dispose()
    {
        foreach ((ScopeOpening opening, int closings) in _held)
            openings.EndTurn(opening, closings, _succeeded);
        _held.Clear();
    }
}
