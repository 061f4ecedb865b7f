namespace WabaClient.Testing;

/// <summary>Something that goes wrong with a request to a <see cref="FakeGraph"/>.</summary>
/// <remarks>
/// Strikes once, at the first request that matches all of its conditions; <see cref="Times"/> and <see cref="Always"/>
/// say otherwise. Immutable: each condition gives a new fault, so that one can be injected into several graphs.
/// </remarks>
public sealed partial class GraphFault
{
    private readonly Func<FaultContext, FakeReply> _effect;

    private GraphFault(string name, Func<FaultContext, FakeReply> effect)
    {
        Name = name;
        _effect = effect;
    }

    /// <summary>The name of its factory, as the journal shows it.</summary>
    public string Name { get; }

    /// <summary>How often it strikes; null for always.</summary>
    internal int? Shots { get; private init; } = 1;

    private Func<RecordedRequest, bool> Condition { get; init; } = static _ => true;

    /// <summary>Strikes only on one page of a listing. A page that is asked for again counts as the same page.</summary>
    /// <param name="page">The number of the page, from 1.</param>
    /// <returns>The fault with this condition.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="page"/> is less than 1.</exception>
    public GraphFault OnPage(int page)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(page, 1);
        return When(request => request.Page == page);
    }

    /// <summary>Strikes only on the edges of one business.</summary>
    /// <param name="businessId">The id of the business.</param>
    /// <returns>The fault with this condition.</returns>
    public GraphFault ForBusiness(BusinessId businessId) => When(request => request.ObjectId == businessId.Value && request.Edge is not null);

    /// <summary>Strikes only on requests that match.</summary>
    /// <param name="predicate">Tells whether a request matches; it is called for every request until the fault is spent, one at a time.</param>
    /// <returns>The fault with this condition.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="predicate"/> is null.</exception>
    public GraphFault When(Func<RecordedRequest, bool> predicate)
    {
        ArgumentNullException.ThrowIfNull(predicate);
        Func<RecordedRequest, bool> before = Condition;
        return new GraphFault(Name, _effect) { Shots = Shots, Condition = request => before(request) && predicate(request) };
    }

    /// <summary>Strikes the first so many requests that match.</summary>
    /// <param name="count">How often, at least once.</param>
    /// <returns>The fault with this number.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="count"/> is less than 1.</exception>
    public GraphFault Times(int count)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
        return new GraphFault(Name, _effect) { Shots = count, Condition = Condition };
    }

    /// <summary>Strikes every request that matches.</summary>
    /// <returns>The fault without a number.</returns>
    public GraphFault Always() => new(Name, _effect) { Shots = null, Condition = Condition };

    /// <summary>The name of the fault.</summary>
    /// <returns><see cref="Name"/>.</returns>
    public override string ToString() => Name;

    internal bool Matches(RecordedRequest request) => Condition(request);

    internal FakeReply Apply(FaultContext context) => _effect(context);
}
