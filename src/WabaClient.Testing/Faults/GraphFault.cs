namespace WabaClient.Testing;

/// <summary>Represents an error or anomaly in the response to a request to a <see cref="FakeGraph"/>.</summary>
/// <remarks>
/// A fault occurs once, for the first request that matches all of its conditions, unless <see cref="Times"/> or
/// <see cref="Always"/> is used. Instances are immutable and thread-safe: each condition returns a new fault, so one
/// fault can be injected into several graphs.
/// </remarks>
public sealed partial class GraphFault
{
    private readonly Func<FaultContext, FakeReply> _effect;

    private GraphFault(string name, Func<FaultContext, FakeReply> effect)
    {
        Name = name;
        _effect = effect;
    }

    /// <summary>Gets the name of the factory method, which the journal shows.</summary>
    public string Name { get; }

    /// <summary>Gets how often it occurs; null for always.</summary>
    internal int? Shots { get; private init; } = 1;

    private Func<RecordedRequest, bool> Condition { get; init; } = static _ => true;

    /// <summary>
    /// Limits the fault to one page of a list. A page that is requested again counts as the same page.
    /// </summary>
    /// <param name="page">The number of the page, from 1.</param>
    /// <returns>The fault with this condition.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="page"/> is less than 1.</exception>
    public GraphFault OnPage(int page)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(page, 1);
        return When(request => request.Page == page);
    }

    /// <summary>Limits the fault to the edges of one business.</summary>
    /// <param name="businessId">The id of the business.</param>
    /// <returns>The fault with this condition.</returns>
    public GraphFault ForBusiness(BusinessId businessId) =>
        When(request => request.ObjectId == businessId.Value && request.Edge is not null);

    /// <summary>Limits the fault to requests that match.</summary>
    /// <param name="predicate">
    /// A function that returns true for a request that matches. It is called for every request until the fault can no
    /// longer occur, and not concurrently.
    /// </param>
    /// <returns>The fault with this condition.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="predicate"/> is null.</exception>
    public GraphFault When(Func<RecordedRequest, bool> predicate)
    {
        ArgumentNullException.ThrowIfNull(predicate);
        Func<RecordedRequest, bool> before = Condition;
        return new GraphFault(Name, _effect) { Shots = Shots, Condition = request => before(request) && predicate(request) };
    }

    /// <summary>Makes the fault occur for the first requests that match.</summary>
    /// <param name="count">The number of occurrences, at least 1.</param>
    /// <returns>The fault with this number of occurrences.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="count"/> is less than 1.</exception>
    public GraphFault Times(int count)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
        return new GraphFault(Name, _effect) { Shots = count, Condition = Condition };
    }

    /// <summary>Makes the fault occur for every request that matches.</summary>
    /// <returns>The fault without a limit of occurrences.</returns>
    public GraphFault Always() => new(Name, _effect) { Shots = null, Condition = Condition };

    /// <summary>Returns the name of the fault.</summary>
    /// <returns><see cref="Name"/>.</returns>
    public override string ToString() => Name;

    internal bool Matches(RecordedRequest request) => Condition(request);

    internal FakeReply Apply(FaultContext context) => _effect(context);
}
