namespace WabaClient;

/// <summary>The turns that one request holds in the scopes that are opening. Disposing passes them on.</summary>
internal sealed class GateTurn(ScopeOpenings openings) : IDisposable
{
    private readonly List<(ScopeOpening Opening, int Closings)> _held = [];

    private bool _succeeded;

    /// <summary>Whether none of the scopes was closed, or wholly opened, since the request got its turn there.</summary>
    public bool IsCurrent => _held.TrueForAll(held => openings.IsCurrent(held.Opening, held.Closings));

    public void Add(ScopeOpening opening, int closings) => _held.Add((opening, closings));

    public bool Holds(string scope) => _held.Exists(held => held.Opening.Scope == scope);

    /// <summary>Whether the request got its turn after the scope was last closed.</summary>
    public bool IsCurrentFor(ScopeOpening opening) => _held.Contains((opening, opening.Closings));

    /// <summary>Makes those who stand in line behind the request look at the gate again.</summary>
    public void SendLinesBack()
    {
        foreach ((ScopeOpening opening, _) in _held)
            openings.LookAgain(opening);
    }

    public void Succeed() => _succeeded = true;

    public void Dispose()
    {
        foreach ((ScopeOpening opening, int closings) in _held)
            openings.EndTurn(opening, closings, _succeeded);
    }
}
