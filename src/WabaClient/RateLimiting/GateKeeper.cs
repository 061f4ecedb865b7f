namespace WabaClient;

/// <summary>
/// Stands between every request and the network. While a scope is closed, calls wait here within
/// <see cref="WabaClientOptions.MaxRateLimitWait"/> or fail at once; when it opens, they go on as
/// <see cref="ScopeOpening"/> says.
/// </summary>
internal sealed class GateKeeper(
    RateLimitGate gate,
    InProcessRateLimitGate fallback,
    string prefix,
    WabaClientOptions options,
    ClientEnvironment environment)
{
    private static readonly TimeSpan LongestUnhintedBlock = TimeSpan.FromMinutes(15);

    private int _warnings;
    private volatile bool _hasMissedBlocks;

    /// <summary>Returns the scopes of a call. Their names are made only if a gate asks for them.</summary>
    public RateLimitScopes ScopesOf(GraphTarget target, string tokenFingerprint) => new(prefix, target, tokenFingerprint);

    /// <summary>Lets a request through.</summary>
    /// <returns>The turn to be disposed when the request has ended; null where nothing is opening.</returns>
    /// <exception cref="RateLimitedException">The wait would be longer than the page may wait.</exception>
    public async ValueTask<GateTurn?> EnterAsync(GraphCall call, RateLimitScopes scopes, CancellationToken cancellationToken)
    {
        while (true)
        {
            RateLimitBlock? block = await GetBlockAsync(scopes, cancellationToken).ConfigureAwait(false);
            if (block is { } closed)
            {
                ThrowIfTooLong(call, closed);
                environment.Waits.Announce(WaitReason.Throttled, call.Target.Id, closed.Code, closed.Remaining);
                gate.Openings.Restrict(scopes.ClosedBy(closed.Code));
            }
            else if (gate.Openings.IsEmpty)
            {
                return null;
            }

            GateTurn turn = new(gate.Openings);
            try
            {
                long start = environment.Time.GetTimestamp();
                TimeSpan closedFor = block?.Remaining ?? TimeSpan.Zero;
                bool hasTurns = await TakeTurnsAsync(turn, scopes, closedFor, cancellationToken).ConfigureAwait(false);

                // What is waited for the calls ahead, once the scope is open, is not waited for the throttle.
                TimeSpan waited = environment.Time.GetElapsedTime(start);
                call.CountWait(waited < closedFor ? waited : closedFor);
                if (hasTurns)
                    call.EndBackOff();
                if (hasTurns && await WaitOutAsync(turn, call, scopes, cancellationToken).ConfigureAwait(false))
                    return turn;
            }
            catch
            {
                turn.Dispose();
                throw;
            }

            turn.Dispose();
        }
    }

    /// <summary>Lets a request through that waited for something else, unless it would have to wait here.</summary>
    /// <returns>Whether the request may be sent, and its turn as in <see cref="EnterAsync"/>.</returns>
    public async ValueTask<(bool IsOpen, GateTurn? Turn)> TryEnterAsync(RateLimitScopes scopes, CancellationToken cancellationToken)
    {
        if (await GetBlockAsync(scopes, cancellationToken).ConfigureAwait(false) is not null)
            return (false, null);
        if (gate.Openings.IsEmpty)
            return (true, null);
        GateTurn turn = new(gate.Openings);
        foreach (string scope in scopes)
        {
            (ScopeOpening? opening, int closings, TaskCompletionSource<int?>? waiter) = gate.Openings.TakeTurn(scope);
            if (opening is null)
                continue;
            if (waiter is not null)
            {
                gate.Openings.Leave(opening, waiter);
                turn.Dispose();
                return (false, null);
            }

            turn.Add(opening, closings);
        }

        return (true, turn);
    }

    /// <summary>Closes the scope that a throttle is about.</summary>
    /// <returns>For how long.</returns>
    public async ValueTask<TimeSpan> CloseAsync(GraphCall call, RateLimitScopes scopes, GateTurn? turn, RateLimitedException throttle, CancellationToken cancellationToken)
    {
        string scope = scopes.ClosedBy(throttle.Code);
        (ScopeOpening opening, int throttles) = gate.Openings.CountThrottle(scope, turn);
        call.StartBackOff(gate.Openings.BackOffOf(opening));
        RateLimitBlock block = new(throttle.RetryAfter ?? UnhintedBlock(throttles), throttle.Code);
        try
        {
            if (block.Remaining > TimeSpan.Zero)
                await BlockAsync(scope, block, cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            gate.Openings.Close(opening);
        }

        // Another throttle may have closed the gate for longer.
        RateLimitBlock? longest = await GetBlockAsync(scopes, cancellationToken).ConfigureAwait(false);
        return longest?.Remaining > block.Remaining ? longest.Value.Remaining : block.Remaining;
    }

    private TimeSpan UnhintedBlock(int throttles)
    {
        double factor = Math.Pow(2, Math.Max(0, throttles - 1));
        return TimeSpan.FromTicks((long)Math.Min(options.MaxDelay.Ticks * factor, LongestUnhintedBlock.Ticks));
    }

    /// <summary>Takes a turn in every scope that is opening; false if the call has to look at the gate again.</summary>
    private async ValueTask<bool> TakeTurnsAsync(GateTurn turn, RateLimitScopes scopes, TimeSpan closedFor, CancellationToken cancellationToken)
    {
        // Always in the same order, so that no two calls wait for each other's turns.
        foreach (string scope in scopes)
        {
            (ScopeOpening? opening, int closings, TaskCompletionSource<int?>? waiter) = gate.Openings.TakeTurn(scope);
            if (opening is null)
                continue;
            int? current = waiter is null ? closings : await WaitForTurnAsync(opening, waiter, scopes, closedFor, cancellationToken).ConfigureAwait(false);
            if (current is null)
                return false;
            turn.Add(opening, current.Value);
        }

        return true;
    }

    /// <summary>Waits in the line of a scope, which moves with the calls ahead; null if the call has to look at the gate again.</summary>
    private async ValueTask<int?> WaitForTurnAsync(ScopeOpening opening, TaskCompletionSource<int?> waiter, RateLimitScopes scopes, TimeSpan closedFor, CancellationToken cancellationToken)
    {
        long start = environment.Time.GetTimestamp();
        try
        {
            // Those who close the gate wake who stands in line; what they closed just before, nobody tells.
            RateLimitBlock? block = await GetBlockAsync(scopes, cancellationToken).ConfigureAwait(false);
            if (block?.Remaining > closedFor)
            {
                gate.Openings.Leave(opening, waiter);
                return null;
            }

            return await waiter.Task.WaitAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            gate.Openings.Leave(opening, waiter);
            throw;
        }
        finally
        {
            environment.Metrics.RecordThrottleWait(environment.Time.GetElapsedTime(start));
        }
    }

    /// <summary>Waits until nothing is closed any more; false if a scope closed in which the call has no turn, or none any more.</summary>
    private async ValueTask<bool> WaitOutAsync(GateTurn turn, GraphCall call, RateLimitScopes scopes, CancellationToken cancellationToken)
    {
        while (await GetBlockAsync(scopes, cancellationToken).ConfigureAwait(false) is { } block)
        {
            ThrowIfTooLong(call, block);
            if (!turn.Holds(scopes.ClosedBy(block.Code)) || !turn.IsCurrent)
                return false;

            // Those behind may have come before the block did, and may not want to wait for so long.
            turn.SendLinesBack();
            call.CountWait(block.Remaining);
            TimeSpan wait = ServerWait.Stretch(block.Remaining, environment.Random());
            environment.Metrics.RecordThrottleWait(wait);
            await Task.Delay(wait, environment.Time, cancellationToken).ConfigureAwait(false);
        }

        return turn.IsCurrent;
    }

    private static void ThrowIfTooLong(GraphCall call, RateLimitBlock block)
    {
        if (!call.CanWait(block.Remaining))
        {
            throw Refusal(call, block);
        }
    }

    private static RateLimitedException Refusal(GraphCall call, RateLimitBlock block) => new(
        $"The rate-limit gate is closed for another {block.Remaining:c} after error {block.Code}, longer than MaxRateLimitWait leaves; the request was not sent.")
    {
        Code = block.Code,
        RetryAfter = block.Remaining,
        Attempts = call.Attempts,
        Cursor = call.Cursor,
        ObjectId = call.Target.Id,
        IsTransient = true,
        Hint = ErrorHints.RateLimited,
    };

    private async ValueTask<RateLimitBlock?> GetBlockAsync(RateLimitScopes scopes, CancellationToken cancellationToken)
    {
        RateLimitBlock? block;
        try
        {
            block = await gate.GetBlockAsync(scopes, cancellationToken).ConfigureAwait(false);
            if (_hasMissedBlocks)
                block = Longer(block, await fallback.GetBlockAsync(scopes, cancellationToken).ConfigureAwait(false));
        }
        catch (Exception e) when (gate != fallback)
        {
            cancellationToken.ThrowIfCancellationRequested();
            WarnOnce(e);
            block = await fallback.GetBlockAsync(scopes, cancellationToken).ConfigureAwait(false);
        }

        return block?.Remaining > TimeSpan.Zero ? block : null;
    }

    private async ValueTask BlockAsync(string scope, RateLimitBlock block, CancellationToken cancellationToken)
    {
        // The fallback knows of every throttle seen here, for the day when the other gate cannot be asked.
        await fallback.BlockAsync(scope, block, cancellationToken).ConfigureAwait(false);
        if (gate == fallback)
            return;
        try
        {
            await gate.BlockAsync(scope, block, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception e)
        {
            _hasMissedBlocks = true;
            cancellationToken.ThrowIfCancellationRequested();
            WarnOnce(e);
        }
    }

    private static RateLimitBlock? Longer(RateLimitBlock? one, RateLimitBlock? other) =>
        (other?.Remaining ?? TimeSpan.Zero) > (one?.Remaining ?? TimeSpan.Zero) ? other : one;

    private void WarnOnce(Exception e)
    {
        if (Interlocked.Exchange(ref _warnings, 1) == 0)
            Log.GateFailed(environment.Logger, e);
    }
}
