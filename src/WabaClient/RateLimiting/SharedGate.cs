namespace WabaClient;

/// <summary>
/// Asks the gate of the application within time limits, and falls back to what the process itself knows. The in-process
/// gate knows every block that the process has encountered or was informed of; as long as it knows one, the other gate
/// is not asked.
/// </summary>
internal sealed class SharedGate(
    RateLimitGate gate, InProcessRateLimitGate own, TimeSpan attemptTimeout, ClientEnvironment environment)
{
    /// <summary>Gets whether the gate is another one than the in-process gate.</summary>
    public bool IsShared => gate != own;

    /// <summary>Asks the gate, unless the process knows that a scope is closed, and records the answer.</summary>
    /// <param name="scopes">The scopes of the call.</param>
    /// <param name="firstCallOf">The opening scope whose first call the caller can send, or null.</param>
    /// <param name="paced">What the call reports and asks about the pace of its scope, or null.</param>
    /// <param name="cancellationToken">The token of the caller.</param>
    /// <returns>What the process now knows, and whether the gate has answered.</returns>
    public async ValueTask<GateAnswer> AskAsync(
        RateLimitScopes scopes, string? firstCallOf, PacedQuestion? paced, CancellationToken cancellationToken)
    {
        RateLimitBlock? known = own.Recovering.Longest(scopes);
        if (!IsShared)
            return new() { Block = known };
        GateQuestion asked = new(own.Recovering, scopes);
        if (known is not null && !asked.HasPublished)
            return new() { Block = known };
        if (!gate.Health.TryStartQuestion())
        {
            paced?.Fail();
            return new() { Block = known };
        }

        RateLimitQuestion question = new()
        {
            Scopes = scopes,
            FirstCall = firstCallOf is null
                ? null
                : new() { Scope = firstCallOf, Holder = Guid.NewGuid().ToString("N"), Length = attemptTimeout },
            Pacing = paced?.Take(),
        };

        // If a caller gives up, the outcome of its question is still recorded.
        Task<RateLimitAnswer?> asking = AskAsync(question, asked, paced, cancellationToken);
        RateLimitAnswer? answer;
        try
        {
            answer = await asking.WaitAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (question.FirstCall is not null)
        {
            _ = ReturnUnusedAsync(question.FirstCall, asking);
            throw;
        }

        return new()
        {
            // A block that has ended since the gate answered: the gate has to be asked again, and that time counts as a wait.
            Block = own.Recovering.Longest(scopes) ?? (answer?.Block?.Remaining > TimeSpan.Zero ? answer.Block : null),
            HasAnswered = answer is not null,
            FirstCall = answer is { IsFirst: true } ? question.FirstCall : null,
        };
    }

    /// <summary>Reports calls that have ended, for the pace of their scope. Never throws.</summary>
    public async Task ReportAsync(PacedQuestion paced)
    {
        if (!gate.Health.IsWorking)
            return;
        using GateDeadline deadline = gate.Health.StartDeadline();
        try
        {
            RateLimitQuestion report = new() { Scopes = [], Pacing = paced.Take() };
            RateLimitAnswer answer = await deadline.CallAsync(token => gate.AskAsync(report, token)).ConfigureAwait(false);
            paced.Learn(answer.Pacing);
        }
        catch (Exception e)
        {
            paced.Fail();
            Fail(e, deadline, CancellationToken.None);
        }
    }

    /// <summary>
    /// Publishes a block that the process has encountered. If the caller gives up waiting, the block is published
    /// nevertheless.
    /// </summary>
    public async ValueTask PublishAsync(string scope, RateLimitBlock block, CancellationToken cancellationToken)
    {
        // While the gate fails, nothing is written. All blocks are published when it works again.
        if (IsShared && block.Remaining > TimeSpan.Zero && gate.Health.IsWorking)
            await WriteAsync(scope, block, cancellationToken).WaitAsync(cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Ends a first call that the gate has allowed. Never throws.</summary>
    public async Task EndFirstCallAsync(RateLimitFirstCall firstCall, bool succeeded)
    {
        // While the gate fails, nothing is written. It allows another first call when the time of this one has elapsed.
        if (!gate.Health.IsWorking)
            return;
        using GateDeadline deadline = gate.Health.StartDeadline();
        try
        {
            await deadline.CallAsync(token => gate.EndFirstCallAsync(firstCall, succeeded, token)).ConfigureAwait(false);
        }
        catch (Exception e)
        {
            Fail(e, deadline, CancellationToken.None);
        }
    }

    private async Task ReturnUnusedAsync(RateLimitFirstCall firstCall, Task<RateLimitAnswer?> asking)
    {
        if (await asking.ConfigureAwait(false) is { IsFirst: true })
            await EndFirstCallAsync(firstCall, succeeded: false).ConfigureAwait(false);
    }

    private async Task<RateLimitAnswer?> AskAsync(
        RateLimitQuestion question, GateQuestion asked, PacedQuestion? paced, CancellationToken caller)
    {
        using GateDeadline deadline = gate.Health.StartDeadline();
        try
        {
            RateLimitAnswer answer = await deadline.CallAsync(token => gate.AskAsync(question, token)).ConfigureAwait(false);
            asked.Learn(answer, mayOpen: gate.Health.IsWorking);
            paced?.Learn(answer.Pacing);
            if (gate.Health.ReportAnswer(own.Recovering.Closed))
                Log.GateRecovered(environment.Logger);
            await PublishMissedAsync(deadline).ConfigureAwait(false);
            return answer;
        }
        catch (Exception e)
        {
            paced?.Fail();
            Fail(e, deadline, caller);
            return null;
        }
    }

    private async Task WriteAsync(string scope, RateLimitBlock block, CancellationToken caller)
    {
        using GateDeadline deadline = gate.Health.StartDeadline();
        try
        {
            await deadline.CallAsync(token => gate.BlockAsync(scope, block, token)).ConfigureAwait(false);
            if (!gate.KeepsBlocks)
                own.Recovering.Find(scope)?.MarkPublished();
        }
        catch (Exception e)
        {
            Fail(e, deadline, caller);
        }
    }

    /// <summary>
    /// Publishes the blocks that a gate that works again may not know, within the time limit of the question that it
    /// answered.
    /// </summary>
    private async ValueTask PublishMissedAsync(GateDeadline deadline)
    {
        while (!deadline.IsHalfOver && gate.Health.TryTakeUnpublished(out string? scope))
        {
            if (own.Recovering.Find(scope)?.Block is { } block && block.Remaining > TimeSpan.Zero)
                await deadline.CallAsync(token => gate.BlockAsync(scope, block, token)).ConfigureAwait(false);
        }
    }

    private void Fail(Exception e, GateDeadline deadline, CancellationToken caller)
    {
        // A failure while the caller is being cancelled may be caused by the cancellation, and needs no warning.
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
