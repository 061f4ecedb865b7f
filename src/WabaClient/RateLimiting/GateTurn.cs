using System.Diagnostics.CodeAnalysis;

namespace WabaClient;

/// <summary>
/// The turns that one request holds in the scopes that are recovering. When it is disposed, other calls get the turns.
/// </summary>
/// <param name="scopes">The scopes that are recovering.</param>
/// <param name="gate">The gate that decides which process of a fleet goes first.</param>
internal sealed class GateTurn(RecoveringScopes scopes, SharedGate gate) : IDisposable
{
    private readonly List<LinePlace> _places = new(1);
    private List<RateLimitFirstCall>? _firstCalls;

    private TurnResult _result = TurnResult.Unknown;

    /// <summary>Gets whether no scope of the request is recovering.</summary>
    public bool IsEmpty => _places.Count == 0;

    /// <summary>Gets whether no scope was closed since the request got its turn in it.</summary>
    public bool IsCurrent => _places.TrueForAll(static place => place.Scope.IsCurrent(place));

    public LinePlace? PlaceIn(string scope) => _places.Find(place => place.Scope.Name == scope);

    /// <summary>Takes a turn in a scope, or a place in its queue.</summary>
    /// <param name="scope">The scope.</param>
    /// <param name="entry">The request.</param>
    /// <param name="block">The longest block that the request waits for.</param>
    /// <param name="place">The place, with or without a turn.</param>
    /// <returns>False if the scope is open, so that no turn is needed.</returns>
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

    /// <summary>Returns the turns of scopes that have been closed since. The places are kept.</summary>
    public void ReturnStale()
    {
        foreach (LinePlace place in _places)
        {
            if (!place.HasTurn || place.Scope.IsCurrent(place))
                continue;
            place.Scope.Leave(place);
            ReturnFirstCalls();
        }
    }

    /// <summary>
    /// Returns the turns in the scopes after the specified one. A call that waits for a scope holds turns only in
    /// scopes that come earlier in the order; otherwise, two calls could wait for each other. The places are kept.
    /// </summary>
    public void ReturnAfter(RateLimitScopes scopes, int index)
    {
        for (int i = index + 1; i < scopes.Count && _places.Count > 1; i++)
        {
            if (PlaceIn(scopes[i]) is { HasTurn: true } later)
                later.Scope.Leave(later);
        }
    }

    /// <summary>Notifies the calls behind the request that it waits for another scope.</summary>
    public void NotifyLines(LinePlace waiting)
    {
        foreach (LinePlace held in _places)
        {
            if (held.HasTurn)
                held.Scope.NotifyLine(waiting.Scope.Name, waiting.Scope.Block);
        }
    }

    /// <summary>
    /// Returns the first scope, in the order of a call, for which the shared gate has to be asked which process goes
    /// first; null if there is none.
    /// </summary>
    public string? NextFirstCall(RateLimitScopes order)
    {
        for (int i = 0; i < order.Count && !IsEmpty; i++)
        {
            string scope = order[i];
            if (PlaceIn(scope) is { HasTurn: true, Scope.IsOpening: true }
                && _firstCalls?.Exists(first => first.Scope == scope) != true)
                return scope;
        }

        return null;
    }

    /// <summary>Adds a first call that the shared gate has allowed.</summary>
    public void Add(RateLimitFirstCall firstCall) => (_firstCalls ??= new(1)).Add(firstCall);

    /// <summary>Returns first calls to the gate, because the request has to wait for something else.</summary>
    public void ReturnFirstCalls() => _ = EndFirstCallsAsync(succeeded: false);

    /// <summary>
    /// Reports that the request succeeded. The other processes are notified before the next call of this process is
    /// sent.
    /// </summary>
    public Task SucceedAsync()
    {
        _result = TurnResult.Succeeded;
        return EndFirstCallsAsync(succeeded: true);
    }

    /// <summary>Reports that the request failed for a reason other than a throttle.</summary>
    public void Fail() => _result = TurnResult.Failed;

    public void Dispose()
    {
        ReturnFirstCalls();
        foreach (LinePlace place in _places)
        {
            if (!place.HasTurn)
                place.Scope.Leave(place);
            else if (place.Scope.EndTurn(place, _result))
                scopes.Remove(place.Scope);
        }

        _places.Clear();
    }

    private Task EndFirstCallsAsync(bool succeeded)
    {
        if (Interlocked.Exchange(ref _firstCalls, null) is not { } ended)
            return Task.CompletedTask;
        return Task.WhenAll(ended.Select(first => gate.EndFirstCallAsync(first, succeeded)));
    }
}
