namespace WabaClient;

/// <summary>
/// Asks the gate of the application within bounds, and falls back to what the process knows itself. The in-process gate
/// knows every block that the process has met or was told of; while it knows one, the other gate is not asked.
/// </summary>
internal sealed class SharedGate(RateLimitGate gate, InProcessRateLimitGate own, ClientEnvironment environment)
{
    /// <summary>Gets whether there is another gate than the in-process one.</summary>
    public bool IsShared => gate != own;

    /// <summary>Returns the longest block that is known.</summary>
    public async ValueTask<RateLimitBlock?> GetBlockAsync(RateLimitScopes scopes, CancellationToken cancellationToken)
    {
        RateLimitBlock? known = own.Recovering.Longest(scopes);
        List<RecoveringScope> published = PublishedOf(scopes);
        if (!IsShared || (known is not null && published.Count == 0) || !gate.Health.TryStartQuestion())
            return known;

        // A caller that gives up leaves the question behind: its outcome is still learned.
        await AskAsync(scopes, published, cancellationToken).WaitAsync(cancellationToken).ConfigureAwait(false);
        return own.Recovering.Longest(scopes);
    }

    /// <summary>
    /// Publishes a block that the process has met. The caller may give up waiting for that; the block is published
    /// nevertheless.
    /// </summary>
    public async ValueTask PublishAsync(string scope, RateLimitBlock block, CancellationToken cancellationToken)
    {
        // While the gate fails, nothing is written. All blocks are published when it works again.
        if (IsShared && block.Remaining > TimeSpan.Zero && gate.Health.IsWorking)
            await WriteAsync(scope, block, cancellationToken).WaitAsync(cancellationToken).ConfigureAwait(false);
    }

    private async Task AskAsync(RateLimitScopes scopes, List<RecoveringScope> published, CancellationToken caller)
    {
        using GateDeadline deadline = gate.Health.StartDeadline();
        try
        {
            RateLimitBlock? answer =
                await deadline.BoundAsync(gate.GetBlockAsync(scopes, deadline.Token)).ConfigureAwait(false);
            // A gate that works again may not know what it missed.
            if (gate.Health.IsWorking)
                published.ForEach(scope => scope.Settle(isClosed: answer?.Remaining > TimeSpan.Zero));
            if (answer is { } block && block.Remaining > TimeSpan.Zero)
                own.Recovering.Close(scopes.ClosedBy(block.Code), block);
            if (gate.Health.ReportAnswer(own.Recovering.Closed))
                Log.GateRecovered(environment.Logger);
            await PublishMissedAsync(deadline).ConfigureAwait(false);
        }
        catch (Exception e)
        {
            Fail(e, deadline, caller);
        }
    }

    private async Task WriteAsync(string scope, RateLimitBlock block, CancellationToken caller)
    {
        using GateDeadline deadline = gate.Health.StartDeadline();
        try
        {
            await deadline.BoundAsync(gate.BlockAsync(scope, block, deadline.Token)).ConfigureAwait(false);
            own.Recovering.Find(scope)?.MarkPublished();
        }
        catch (Exception e)
        {
            Fail(e, deadline, caller);
        }
    }

    // While the gate works, its answer decides. What it was told just now, it is asked once.
    private List<RecoveringScope> PublishedOf(RateLimitScopes scopes)
    {
        List<RecoveringScope> published = [];
        for (int i = 0; IsShared && !own.Recovering.IsEmpty && i < scopes.Count; i++)
        {
            if (own.Recovering.Find(scopes[i]) is { IsPublished: true } scope)
                published.Add(scope);
        }

        return published;
    }

    /// <summary>Publishes what a gate that works again may not know, within the time of the question that showed it.</summary>
    private async ValueTask PublishMissedAsync(GateDeadline deadline)
    {
        while (!deadline.IsHalfOver && gate.Health.TryTakeUnpublished(out string? scope))
        {
            if (own.Recovering.Find(scope)?.Block is { } block && block.Remaining > TimeSpan.Zero)
                await deadline.BoundAsync(gate.BlockAsync(scope, block, deadline.Token)).ConfigureAwait(false);
        }
    }

    private void Fail(Exception e, GateDeadline deadline, CancellationToken caller)
    {
        // What fails while its caller is being cancelled may fail because of that, and needs no warning.
        bool mayWarn = deadline.HasPassed || !caller.IsCancellationRequested;
        if (!gate.Health.TryReportFailure(deadline, environment.Random(), mayWarn, out bool isWorthWarning))
            return;
        environment.Metrics.CountGateFailure();
        if (isWorthWarning)
            Log.GateFailed(
                environment.Logger,
                deadline.HasPassed ? new TimeoutException("The gate did not answer within 500 ms.", e) : e);
    }
}
