namespace WabaClient;

/// <summary>
/// One question to the shared gate. It records what the process knew when it asked, so that the answer is not applied
/// to later events.
/// </summary>
internal sealed class GateQuestion
{
    // Times can still be added to it without an overflow.
    private static readonly TimeSpan LongestBlock = TimeSpan.FromDays(365);

    private readonly RecoveringScopes _recovering;
    private readonly RateLimitScopes _scopes;
    private readonly List<RecoveringScope> _published = [];
    private readonly List<(RecoveringScope Scope, int Generation)> _opening = [];

    public GateQuestion(RecoveringScopes recovering, RateLimitScopes scopes)
    {
        _recovering = recovering;
        _scopes = scopes;
        for (int i = 0; !recovering.IsEmpty && i < scopes.Count; i++)
        {
            if (recovering.Find(scopes[i]) is not { } scope)
                continue;
            if (scope.IsPublished)
                _published.Add(scope);
            if (scope.IsOpening)
                _opening.Add((scope, scope.Generation));
        }
    }

    /// <summary>
    /// Gets whether a block was just written to the gate. The gate is asked about it once, and its answer decides.
    /// </summary>
    public bool HasPublished => _published.Count > 0;

    /// <summary>Records the answer of the gate.</summary>
    /// <param name="answer">The answer.</param>
    /// <param name="mayOpen">
    /// Whether the gate can report that a block has ended. A gate that works again may not know about blocks that it
    /// missed.
    /// </param>
    public void Learn(RateLimitAnswer answer, bool mayOpen)
    {
        RateLimitBlock? block = answer.Block?.Remaining > TimeSpan.Zero ? answer.Block : null;
        if (block?.Remaining > LongestBlock)
            block = block.Value with { Remaining = LongestBlock };
        if (mayOpen)
            _published.ForEach(scope => scope.Settle(isClosed: block is not null));
        if (block is not null)
            _recovering.Close(_scopes.ClosedBy(block.Value.Code), block.Value);
        foreach ((RecoveringScope scope, int generation) in _opening)
        {
            if (block is null && !answer.OpeningScopes.Contains(scope.Name))
                scope.EndOpening(generation);
        }

        // A process that has not seen the block also sends one call first.
        foreach (string scope in answer.OpeningScopes)
            _recovering.Open(scope);
    }
}
