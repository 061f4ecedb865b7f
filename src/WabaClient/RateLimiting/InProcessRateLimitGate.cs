namespace WabaClient;

/// <summary>
/// The default gate, which is also where a process records what it knows about the blocks of another gate.
/// </summary>
internal sealed class InProcessRateLimitGate : RateLimitGate
{
    private readonly TimeProvider _time;
    private PacedScopes? _paced;

    public InProcessRateLimitGate(TimeProvider? time = null, WabaMetrics? metrics = null)
    {
        _time = time ?? TimeProvider.System;
        Recovering = new(_time, Random.Shared.NextDouble);
        ClosedScopesGauge.Of(metrics ?? WabaMetrics.Shared).Add(this);
    }

    public RecoveringScopes Recovering { get; }

    /// <summary>Gets the scopes whose calls are paced.</summary>
    public PacedScopes Paced => LazyInitializer.EnsureInitialized(ref _paced, () => new(_time));

    public int ClosedScopes => Recovering.Closed.Count();

    public override ValueTask<RateLimitBlock?> GetBlockAsync(
        IReadOnlyList<string> scopes,
        CancellationToken cancellationToken) =>
        new(Recovering.Longest(scopes));

    public override ValueTask BlockAsync(string scope, RateLimitBlock block, CancellationToken cancellationToken)
    {
        if (block.Remaining > TimeSpan.Zero)
            Recovering.Close(scope, block);
        return default;
    }
}
