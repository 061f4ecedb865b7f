using System.Runtime.CompilerServices;

namespace WabaClient;

/// <summary>
/// One attempt to request a page: token → gate → slot (if many businesses are listed) → attempt time-out → send, read
/// and parse. A further request with another token, or for a smaller page because Graph asked for less data, is part of
/// the same attempt and not a retry.
/// </summary>
internal sealed class PageAttempt(
    GraphTransport transport,
    TokenSource tokens,
    GateKeeper gate,
    WabaClientOptions options,
    ClientEnvironment environment)
{
    private readonly AttemptTimeout _timeout = new(options.AttemptTimeout, environment.Time);

    /// <summary>Returns attempts that use the tokens of another source.</summary>
    public PageAttempt With(TokenSource otherTokens) => new(transport, otherTokens, gate, options, environment);

    /// <summary>Runs the attempt.</summary>
    /// <returns>
    /// The value or a <see cref="GraphFailure"/>. Only failures of sending can be retried. Exceptions of the token
    /// provider and the gate are final, even if they are exceptions of this library.
    /// </returns>
    /// <remarks>
    /// The method does not throw, and can therefore be pooled: the frames of the pool would otherwise fill the stack
    /// traces.
    /// </remarks>
    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    public async ValueTask<object> RunAsync(
        GraphCall call,
        ReplyReader<object> read,
        CancellationToken cancellationToken)
    {
        try
        {
            GraphAccessToken token = await GetTokenAsync(call, cancellationToken).ConfigureAwait(false);
            while (true)
            {
                TokenCredentials credentials = tokens.CredentialsFor(token);
                object result = await RequestAsync(call, credentials, read, cancellationToken).ConfigureAwait(false);
                switch (result)
                {
                    case GraphFailure { Exception: InvalidAccessTokenException rejection }:
                        GraphAccessToken other =
                            await RenewAsync(call, token, rejection, cancellationToken).ConfigureAwait(false);
                        if (other == token)
                            return result;
                        token = other;
                        break;
                    case GraphFailure { AsksForLessData: true } when call.TryShrinkPage(2):
                        Log.PageShrunk(
                            environment.Logger, call.Target.Edge.Label, call.Target.Id, call.PageSize!.Value);
                        token = await GetTokenAsync(call, cancellationToken).ConfigureAwait(false);
                        break;
                    default:
                        return result;
                }
            }
        }
        catch (Exception e)
        {
            return new GraphFailure(e);
        }
    }

    /// <summary>Sends one request behind the gate, and closes the gate after a throttle.</summary>
    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    private async ValueTask<object> RequestAsync(
        GraphCall call,
        TokenCredentials credentials,
        ReplyReader<object> read,
        CancellationToken cancellationToken)
    {
        RateLimitScopes scopes = gate.ScopesOf(call.Target, credentials);
        GateTurn? entered = await EnterAsync(call, scopes, cancellationToken).ConfigureAwait(false);
        bool succeeded = false;
        try
        {
            // Ends before the slot is returned, so that the call that gets the slot can also get the turn.
            using GateTurn? turn = entered;
            if (cancellationToken.IsCancellationRequested)
                return new GraphFailure(new OperationCanceledException(cancellationToken));
            object result;
            using (AttemptTimeout.Running running = _timeout.Start(cancellationToken))
                result = await transport.SendAsync(call, credentials, read, running.Token).ConfigureAwait(false);
            gate.Pacer?.End(call, scopes);
            if (result is not GraphFailure failure)
            {
                succeeded = true;
                if (turn is not null)
                    await turn.SucceedAsync().ConfigureAwait(false);
                return result;
            }

            if (failure.Exception is RateLimitedException throttle)
                return failure with { Wait = await CloseGateAsync(call, scopes, turn, throttle, cancellationToken).ConfigureAwait(false) };
            bool isCancelled = failure.Exception is OperationCanceledException;
            if (isCancelled && cancellationToken.IsCancellationRequested)
                return failure;
            turn?.Fail();
            return isCancelled ? TimedOut(call) : failure;
        }
        finally
        {
            call.Slot?.Return(succeeded);
        }
    }

    private ValueTask<GateTurn?> EnterAsync(GraphCall call, RateLimitScopes scopes, CancellationToken cancellationToken)
    {
        if (gate.Pacer is { } pacer)
            return EnterPacedAsync(call, scopes, pacer, cancellationToken);
        return call.Slot is null
            ? gate.EnterAsync(call, scopes, cancellationToken)
            : EnterInStepsAsync(call, scopes, pacer: null, cancellationToken);
    }

    private async ValueTask<GateTurn?> EnterPacedAsync(
        GraphCall call, RateLimitScopes scopes, Pacer pacer, CancellationToken cancellationToken)
    {
        call.Pacing ??= new();
        bool isSent = false;
        try
        {
            GateTurn? turn = await EnterInStepsAsync(call, scopes, pacer, cancellationToken).ConfigureAwait(false);
            isSent = true;
            return turn;
        }
        finally
        {
            pacer.EndWait(call, scopes, isSent);
        }
    }

    /// <summary>
    /// Waits for the gate, for the pace of the scope, and then for a slot. No call holds a turn while it waits for a
    /// slot: the consumer, which makes room for pages, may itself wait for that turn. A call without a free slot
    /// therefore returns its turn, and enters again when it has a slot. The same applies to a call that is paced.
    /// </summary>
    /// <remarks>
    /// Pooled, because every page of many businesses waits here. Only a refusal has frames of the pool in its stack trace.
    /// </remarks>
    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    private async ValueTask<GateTurn?> EnterInStepsAsync(
        GraphCall call, RateLimitScopes scopes, Pacer? pacer, CancellationToken cancellationToken)
    {
        bool isReturning = call.Attempts > 0;
        while (true)
        {
            GateTurn? turn = await gate.EnterAsync(call, scopes, cancellationToken).ConfigureAwait(false);
            if (cancellationToken.IsCancellationRequested)
            {
                // A turn that is not passed on would keep every later call out of the scope.
                turn?.Dispose();
                cancellationToken.ThrowIfCancellationRequested();
            }

            isReturning |= turn is not null;
            if (pacer?.TryEnter(call, scopes) == false)
            {
                turn?.Dispose();
                isReturning = true;
                if (await pacer.WaitAsync(call, scopes, cancellationToken).ConfigureAwait(false))
                    pacer = null;
                continue;
            }

            pacer = null;
            if (call.Slot is not { } slot || slot.TryTake(isReturning))
                return turn;
            turn?.Dispose();
            await slot.TakeAsync(isReturning).ConfigureAwait(false);
            bool canSend = false;
            try
            {
                (canSend, turn) = await gate.TryEnterAsync(call, scopes, cancellationToken).ConfigureAwait(false);
                if (canSend)
                    return turn;
            }
            finally
            {
                if (!canSend)
                    slot.Return(succeeded: false);
            }

            isReturning = true;
        }
    }

    private GraphFailure TimedOut(GraphCall call) => GraphFailures.TimedOut(
        call,
        options.BaseAddress.Host,
        new TimeoutException($"AttemptTimeout of {options.AttemptTimeout:c} elapsed."));

    private async ValueTask<TimeSpan> CloseGateAsync(
        GraphCall call,
        RateLimitScopes scopes,
        GateTurn? turn,
        RateLimitedException throttle,
        CancellationToken cancellationToken)
    {
        environment.Metrics.CountThrottle(throttle.Code, scopes.KindClosedBy(throttle.Code));
        TimeSpan closedFor = await gate.CloseAsync(call, scopes, turn, throttle, cancellationToken).ConfigureAwait(false);
        throttle.SetRetryAfter(closedFor);
        Log.Throttled(environment.Logger, call.Target.Edge.Label, call.Target.Id, throttle.Code, closedFor);
        return closedFor;
    }

    /// <summary>Returns a token other than the rejected one, once per page; otherwise, the same token.</summary>
    private async ValueTask<GraphAccessToken> RenewAsync(
        GraphCall call,
        GraphAccessToken token,
        InvalidAccessTokenException rejection,
        CancellationToken cancellationToken)
    {
        environment.Metrics.CountTokenRejection(rejection.Subcode);
        Log.TokenRejected(
            environment.Logger, call.Target.Edge.Label, call.Target.Id, rejection.Code, rejection.Subcode);
        if (call.HasRenewedToken || !call.CanTryAgain)
            return token;
        call.HasRenewedToken = true;
        return call.Slot is { } slot
            ? await slot.AskAsync(tokens.RenewAsync(call.Target.TokenRequest, token, cancellationToken)).ConfigureAwait(false)
            : await tokens.RenewAsync(call.Target.TokenRequest, token, cancellationToken).ConfigureAwait(false);
    }

    private ValueTask<GraphAccessToken> GetTokenAsync(GraphCall call, CancellationToken cancellationToken) =>
        call.Slot is { } slot
        ? slot.AskAsync(tokens.GetAsync(call.Target.TokenRequest, cancellationToken))
        : tokens.GetAsync(call.Target.TokenRequest, cancellationToken);
}
