using System.Diagnostics.CodeAnalysis;

namespace WabaClient;

/// <summary>The turns that one request holds in the scopes that are recovering. Disposing passes them on.</summary>
internal sealed class GateTurn(RecoveringScopes scopes) : IDisposable
{
    private readonly List<LinePlace> _places = new(1);

    private TurnResult _result = TurnResult.Unknown;

    /// <summary>Gets whether no scope of the request is recovering.</summary>
    public bool IsEmpty => _places.Count == 0;

    /// <summary>Gets whether no scope was closed since the request got its turn there.</summary>
    public bool IsCurrent => _places.TrueForAll(static place => place.Scope.IsCurrent(place));

    public LinePlace? PlaceIn(string scope) => _places.Find(place => place.Scope.Name == scope);

    /// <summary>Takes a turn in a scope, or a place in its line.</summary>
    /// <param name="scope">The scope.</param>
    /// <param name="entry">The request.</param>
    /// <param name="block">The longest block that the request waits for.</param>
    /// <param name="place">The place, with or without a turn.</param>
    /// <returns>False if the scope is open: no turn is needed.</returns>
    public bool TryJoin(string scope, GateEntry entry, RateLimitBlock block, [NotNullWhen(true)] out LinePlace? place)
    {
        while (true)
        {
            place = PlaceIn(scope);
            if (place is { Scope.IsOver: true })
            {
                scopes.Remove(place.Scope);
                _places.Remove(place);
                place = null;
            }

            if (place is null)
            {
                if (scopes.Find(scope) is not { } recovering)
                    return false;
                _places.Add(place = new(recovering, entry));
            }

            if (place.Scope.TryJoin(place, block))
                return true;
        }
    }

    /// <summary>Gives back turns of scopes that have been closed since. The places are kept.</summary>
    public void ReturnStale()
    {
        foreach (LinePlace place in _places)
        {
            if (place.HasTurn && !place.Scope.IsCurrent(place))
                place.Scope.Leave(place);
        }
    }

    /// <summary>
    /// Gives back the turns in the scopes after one. A call that waits for a scope holds turns only in scopes that come earlier in
    /// the order; otherwise two calls could wait for each other. The places are kept.
    /// </summary>
    public void ReturnAfter(RateLimitScopes scopes, int index)
    {
        for (int i = index + 1; i < scopes.Count && _places.Count > 1; i++)
        {
            if (PlaceIn(scopes[i]) is { HasTurn: true } later)
                later.Scope.Leave(later);
        }
    }

    /// <summary>Notifies those behind the request that it waits for another scope.</summary>
    public void NotifyLines(LinePlace waiting)
    {
        foreach (LinePlace held in _places)
        {
            if (held.HasTurn)
                held.Scope.NotifyLine(waiting.Scope.Name, waiting.Scope.Block);
        }
    }

    /// <summary>Reports that the request succeeded.</summary>
    public void Succeed() => _result = TurnResult.Succeeded;

    /// <summary>Reports that the request failed for another reason than a throttle.</summary>
    public void Fail() => _result = TurnResult.Failed;

    public void Dispose()
    {
        foreach (LinePlace place in _places)
        {
            if (!place.HasTurn)
                place.Scope.Leave(place);
            else if (place.Scope.EndTurn(place, _result))
                scopes.Remove(place.Scope);
        }

        _places.Clear();
    }
}
