namespace WabaClient;

/// <summary>The passage of one request through the gate, if it has to ask or wait.</summary>
internal sealed class GateEntry(
    SharedGate gate, Pacer? pacer, RecoveringScopes recovering, GraphCall call, RateLimitScopes scopes, ClientEnvironment environment)
{
    private static readonly TimeSpan ShortestBetweenQuestions = TimeSpan.FromMilliseconds(100);

    // The interval at which to ask whether the first call of another process has succeeded.
    private static readonly TimeSpan BetweenLooks = TimeSpan.FromMilliseconds(250);

    private static readonly TimeSpan WorthAnnouncing = TimeSpan.FromSeconds(1);

    private TimeSpan _waited;
    private RateLimitBlock? _block;
    private bool _hasAnswered;
    private bool _hasOffered;
    private long? _askedAt;
    private DateTimeOffset _announcedUntil;

    public GraphCall Call => call;

    public RateLimitScopes Scopes => scopes;

    /// <summary>Gets whether longer waits have to be announced.</summary>
    public bool WantsNews => environment.Waits.IsObserved;

    /// <summary>Waits until no scope is closed and the request has a turn in every scope that is recovering.</summary>
    /// <returns>
    /// The turn, to be disposed when the request has ended; null if no scope is recovering, or after a cancellation.
    /// </returns>
    /// <exception cref="RateLimitedException">The wait would be longer than the page is allowed to wait.</exception>
    public async ValueTask<GateTurn?> RunAsync(CancellationToken cancellationToken)
    {
        GateTurn turn = new(recovering, gate);
        bool isGranted = false;
        try
        {
            while (true)
            {
                if (cancellationToken.IsCancellationRequested)
                    return null;
                await AskAsync(turn, cancellationToken).ConfigureAwait(false);
                turn.ReturnStale();
                bool hasWaited = await TakeTurnsAsync(turn, cancellationToken).ConfigureAwait(false);

                // After a wait, the gate is asked again: others may have closed it in the meantime. It also decides which call goes first.
                if (_block is null && !hasWaited && turn.IsCurrent && (!_hasAnswered || turn.NextFirstCall(scopes) is null))
                {
                    isGranted = true;
                    return turn.IsEmpty ? null : turn;
                }

                if (!hasWaited)
                    await Task.Yield();
            }
        }
        finally
        {
            if (!isGranted)
                turn.Dispose();
            if (_waited > TimeSpan.Zero)
                environment.Metrics.RecordThrottleWait(_waited);
        }
    }

    /// <summary>Takes a turn in every scope that is recovering, without waiting for one.</summary>
    /// <returns>False if the request would have to wait. The turn then has to be disposed.</returns>
    public bool TryTakeTurns(GateTurn turn)
    {
        for (int i = 0; i < scopes.Count; i++)
        {
            RateLimitBlock block = recovering.Longest(scopes) ?? default;
            if (turn.TryJoin(scopes[i], this, block, out LinePlace? place) && !place.HasTurn)
                return false;
        }

        return turn.IsCurrent;
    }

    /// <summary>
    /// Asks the shared gate once, for a call that waits for nothing in the process, which process sends the first call
    /// in an opening scope.
    /// </summary>
    /// <returns>Whether the call can be sent. If not, the turn has to be disposed.</returns>
    public async ValueTask<bool> TryGoFirstAsync(GateTurn turn, CancellationToken cancellationToken)
    {
        while (gate.IsShared && turn.NextFirstCall(scopes) is { } firstCallOf)
        {
            GateAnswer answer = await gate.AskAsync(scopes, firstCallOf, paced: null, cancellationToken).ConfigureAwait(false);
            if (answer.FirstCall is { } allowed)
                turn.Add(allowed);
            if (answer.Block is not null || !turn.IsCurrent)
                return false;
            if (!answer.HasAnswered)
                return true;
            if (answer.FirstCall is null && turn.NextFirstCall(scopes) == firstCallOf)
                return false;
        }

        return true;
    }

    /// <summary>Asks the gate at most ten times a second, even if its answers contradict each other.</summary>
    private async ValueTask AskAsync(GateTurn turn, CancellationToken cancellationToken)
    {
        string? firstCallOf = gate.IsShared ? turn.NextFirstCall(scopes) : null;

        // The first offer follows the question whose answer showed that the scope is opening.
        bool isFirstOffer = firstCallOf is not null && !_hasOffered;
        if (!isFirstOffer
            && gate.IsShared
            && _askedAt is { } askedAt
            && ShortestBetweenQuestions - environment.Time.GetElapsedTime(askedAt) is var pause && pause > TimeSpan.Zero)
        {
            if (_block is null && firstCallOf is null)
            {
                // The answer that nothing was closed is still valid, and the process knows what has been throttled since then.
                _block = recovering.Longest(scopes);
                return;
            }

            await Task.Delay(pause, environment.Time, cancellationToken).ConfigureAwait(false);
            CountWait(pause, _block is null ? TimeSpan.Zero : pause);
        }

        _hasOffered |= isFirstOffer;
        _askedAt = environment.Time.GetTimestamp();
        PacedQuestion? paced = gate.IsShared ? pacer?.QuestionOf(call, scopes) : null;
        GateAnswer answer = await AskAsync(firstCallOf, paced, cancellationToken).ConfigureAwait(false);
        if (answer.FirstCall is { } allowed)
            turn.Add(allowed);
        _hasAnswered = answer.HasAnswered;
        _block = answer.Block;
        if (_block is { } block && !call.CanWait(block.Remaining))
            throw Refusal(block);
        if (_block is null && _hasAnswered && firstCallOf is not null && turn.NextFirstCall(scopes) == firstCallOf)
            await WaitForFirstCallAsync(cancellationToken).ConfigureAwait(false);
    }

    private async ValueTask<GateAnswer> AskAsync(string? firstCallOf, PacedQuestion? paced, CancellationToken cancellationToken)
    {
        if (!gate.IsShared || call.Slot is not { } slot)
            return await gate.AskAsync(scopes, firstCallOf, paced, cancellationToken).ConfigureAwait(false);
        slot.CountQuestion(1);
        try
        {
            return await gate.AskAsync(scopes, firstCallOf, paced, cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            slot.CountQuestion(-1);
        }
    }

    /// <summary>
    /// Waits while another process sends the first call. This counts as waiting in the queue, which has no time limit.
    /// </summary>
    private async ValueTask WaitForFirstCallAsync(CancellationToken cancellationToken)
    {
        await Task.Delay(BetweenLooks, environment.Time, cancellationToken).ConfigureAwait(false);
        CountWait(BetweenLooks, TimeSpan.Zero);
    }

    /// <summary>
    /// Takes a turn in every scope that is recovering, always in the same order, so that no two calls wait for each
    /// other.
    /// </summary>
    /// <returns>Whether the request has waited, or was cancelled.</returns>
    private async ValueTask<bool> TakeTurnsAsync(GateTurn turn, CancellationToken cancellationToken)
    {
        bool hasWaited = false;
        for (int i = 0; i < scopes.Count; i++)
        {
            while (turn.TryJoin(scopes[i], this, recovering.Longest(scopes) ?? default, out LinePlace? place))
            {
                // Not earlier, so that the call is counted without a gap among those that wait for the scope.
                call.EndBackOff();
                Task changed = place.Changed;
                if (place.HasTurn)
                    break;
                if (place.Refusal.Remaining > TimeSpan.Zero)
                    throw Refusal(place.Refusal);

                // A scope may have been closed after the call got its turn in a later one.
                turn.ReturnAfter(scopes, i);
                turn.ReturnFirstCalls();
                turn.NotifyLines(place);
                Announce();
                hasWaited = true;
                await WaitAsync(place, changed, cancellationToken).ConfigureAwait(false);
                if (cancellationToken.IsCancellationRequested)
                    return true;
            }
        }

        call.EndBackOff();
        return hasWaited;
    }

    /// <summary>
    /// Waits in the queue. A cancellation does not throw, because thousands of calls may be cancelled at once.
    /// </summary>
    private async ValueTask WaitAsync(LinePlace place, Task changed, CancellationToken cancellationToken)
    {
        long start = environment.Time.GetTimestamp();
        await changed.WaitAsync(cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);

        // The thread that cancels must not run the continuations of all calls.
        if (cancellationToken.IsCancellationRequested)
            await Task.CompletedTask.ConfigureAwait(ConfigureAwaitOptions.ForceYielding);
        CountWait(environment.Time.GetElapsedTime(start), place.Scope.TakeWaited(place));
    }

    private void CountWait(TimeSpan waited, TimeSpan waitedForThrottle)
    {
        _waited += waited;
        call.CountWait(waitedForThrottle);
    }

    private void Announce()
    {
        if (!WantsNews || recovering.Longest(scopes) is not { } block)
            return;
        DateTimeOffset until = environment.Time.GetUtcNow() + block.Remaining;
        if (until - _announcedUntil < WorthAnnouncing)
            return;
        _announcedUntil = until;
        environment.Waits.Announce(WaitReason.Throttled, call.Target.Id, block.Code, block.Remaining);
    }

    private RateLimitedException Refusal(RateLimitBlock block) => new(
        $"The rate-limit gate is closed for another {block.Remaining:c} after error {block.Code}, which exceeds the "
            + "remaining MaxRateLimitWait; the request was not sent.")
    {
        Code = block.Code,
        RetryAfter = block.Remaining,
        Attempts = call.Attempts,
        Cursor = call.Cursor,
        ObjectId = call.Target.Id,
        IsTransient = true,
        Hint = ErrorHints.RateLimited,
    };
}
