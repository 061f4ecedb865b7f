using System.Runtime.CompilerServices;
using Polly;
using Polly.Retry;
using Polly.Timeout;

namespace WabaClient;

/// <summary>
/// Asks for one page until it has arrived or cannot: retry → token → gate → attempt time-out → transport. The retry
/// stands around sending, reading and parsing, because a throttle is inside an HTTP 400 and a body can stall or be cut.
/// </summary>
internal sealed class GraphCaller
{
    private static readonly ResiliencePropertyKey<GraphCall> CallKey = new("WabaClient.Call");

    private readonly GraphTransport _transport;
    private readonly TokenSource _tokens;
    private readonly GateKeeper _gate;
    private readonly WabaClientOptions _options;
    private readonly ClientEnvironment _environment;
    private readonly ResiliencePipeline _retry;
    private readonly ResiliencePipeline _attemptTimeout;

    public GraphCaller(GraphTransport transport, TokenSource tokens, GateKeeper gate, WabaClientOptions options, ClientEnvironment environment)
    {
        _transport = transport;
        _tokens = tokens;
        _gate = gate;
        _options = options;
        _environment = environment;
        _retry = BuildRetry();
        _attemptTimeout = new ResiliencePipelineBuilder { TimeProvider = environment.Time }
            .AddTimeout(options.AttemptTimeout)
            .Build();
    }

    public async ValueTask<T> ExecuteAsync<T>(GraphCall call, ReplyReader<T> read, CancellationToken cancellationToken)
        where T : class
    {
        PageTelemetry telemetry = PageTelemetry.Start(call, _environment.Time);
        ResilienceContext context = ResilienceContextPool.Shared.Get(continueOnCapturedContext: false, cancellationToken);
        try
        {
            // Most pages have no failure: the retry is handed the first one, and is not entered without.
            Outcome<object> outcome = await AttemptAsync(call, read, context).ConfigureAwait(false);
            if (outcome.Exception is WabaClientException { IsTransient: true })
                outcome = await RetryAsync(outcome, call, read, context).ConfigureAwait(false);
            outcome.ThrowIfException();
            T value = (T)outcome.Result!;
            telemetry.Succeed(value);
            return value;
        }
        catch (Exception e) when (cancellationToken.IsCancellationRequested && e is OperationCanceledException or WabaClientException { IsTransient: true })
        {
            // A passing failure would have been tried again but for the caller.
            telemetry.Cancel();
            throw new OperationCanceledException(cancellationToken);
        }
        catch (Exception e)
        {
            telemetry.Fail(e);
            throw;
        }
        finally
        {
            call.EndBackOff();
            ResilienceContextPool.Shared.Return(context);
        }
    }

    private ValueTask<Outcome<object>> RetryAsync<T>(Outcome<object> first, GraphCall call, ReplyReader<T> read, ResilienceContext context)
        where T : class
    {
        // Polly passes outcomes of type object through this pipeline as they are; any other type it would wrap.
        context.Properties.Set(CallKey, call);
        Outcome<object>? known = first;
        return _retry.ExecuteOutcomeAsync(
            (context, _) =>
            {
                if (known is not { } outcome)
                    return AttemptAsync(call, read, context);
                known = null;
                return new(outcome);
            },
            context,
            call);
    }

    /// <summary>One attempt. Another token, or a smaller page, is a request more but no retry.</summary>
    /// <remarks>Throws nothing. That is why it may be pooled: the pool's own frames would fill the stack traces of what is thrown.</remarks>
    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    private async ValueTask<Outcome<object>> AttemptAsync<T>(GraphCall call, ReplyReader<T> read, ResilienceContext context)
        where T : class
    {
        try
        {
            GraphAccessToken token = await _tokens.GetAsync(call, context.CancellationToken).ConfigureAwait(false);
            while (true)
            {
                TokenCredentials credentials = _tokens.CredentialsFor(token);
                RateLimitScopes scopes = _gate.ScopesOf(call.Target, credentials.Fingerprint);
                Outcome<T> outcome;
                using (GateTurn? turn = await _gate.EnterAsync(call, scopes, context.CancellationToken).ConfigureAwait(false))
                {
                    outcome = await _attemptTimeout.ExecuteOutcomeAsync(
                        static (context, state) => state.Transport.SendAsync(state.Call, state.Credentials, state.Read, context.CancellationToken),
                        context,
                        (Transport: _transport, Call: call, Credentials: credentials, Read: read)).ConfigureAwait(false);
                    if (outcome.Exception is null)
                        turn?.Succeed();
                    else if (outcome.Exception is RateLimitedException throttle)
                        await CloseGateAsync(call, scopes, turn, throttle, context.CancellationToken).ConfigureAwait(false);
                }

                switch (outcome.Exception)
                {
                    case null:
                        return Outcome.FromResult<object>(outcome.Result!);
                    case TimeoutRejectedException:
                        return Outcome.FromException<object>(GraphFailures.TimedOut(call, new TimeoutException($"AttemptTimeout of {_options.AttemptTimeout:c} passed.")));
                    case InvalidAccessTokenException rejection:
                        GraphAccessToken other = await RenewAsync(call, token, rejection, context.CancellationToken).ConfigureAwait(false);
                        if (other == token)
                            return Outcome.FromException<object>(rejection);
                        token = other;
                        break;
                    case GraphApiException { AsksForLessData: true } when call.TryHalvePageSize():
                        Log.PageSizeHalved(_environment.Logger, call.Target.Edge.Label, call.PageSize!.Value);
                        token = await _tokens.GetAsync(call, context.CancellationToken).ConfigureAwait(false);
                        break;
                    case { } failure:
                        return Outcome.FromException<object>(failure);
                }
            }
        }
        catch (Exception e)
        {
            return Outcome.FromException<object>(e);
        }
    }

    private async ValueTask CloseGateAsync(GraphCall call, RateLimitScopes scopes, GateTurn? turn, RateLimitedException throttle, CancellationToken cancellationToken)
    {
        WabaMetrics.CountThrottle(throttle.Code, scopes.KindClosedBy(throttle.Code));
        throttle.WaitHint = await _gate.CloseAsync(call, scopes, turn, throttle, cancellationToken).ConfigureAwait(false);
        Log.Throttled(_environment.Logger, call.Target.Edge.Label, throttle.Code, throttle.WaitHint.Value);
    }

    /// <summary>Another token than the rejected one, once a page; else the same.</summary>
    private async ValueTask<GraphAccessToken> RenewAsync(GraphCall call, GraphAccessToken token, InvalidAccessTokenException rejection, CancellationToken cancellationToken)
    {
        WabaMetrics.CountTokenRejection(rejection.Subcode);
        Log.TokenRejected(_environment.Logger, call.Target.Edge.Label, rejection.Code, rejection.Subcode);
        if (call.HasRenewedToken)
            return token;
        call.HasRenewedToken = true;
        return await _tokens.RenewAsync(call, token, cancellationToken).ConfigureAwait(false);
    }

    private ResiliencePipeline BuildRetry()
    {
        ResiliencePipelineBuilder builder = new() { TimeProvider = _environment.Time };

        // Polly takes no retry strategy without retries.
        if (_options.MaxRetryAttempts > 0)
        {
            builder.AddRetry(new RetryStrategyOptions
            {
                MaxRetryAttempts = _options.MaxRetryAttempts,
                ShouldHandle = static arguments => new(
                    arguments.Outcome.Exception is WabaClientException { IsTransient: true }
                    && arguments.Outcome.Exception != CallOf(arguments.Context).FinalFailure
                    && CallOf(arguments.Context).CanWait(((WabaClientException)arguments.Outcome.Exception).WaitHint ?? TimeSpan.Zero)),
                DelayGenerator = arguments => new(DelayBefore(arguments.AttemptNumber, CallOf(arguments.Context), (WabaClientException)arguments.Outcome.Exception!)),
                OnRetry = arguments =>
                {
                    WabaClientException failure = (WabaClientException)arguments.Outcome.Exception!;
                    WabaMetrics.CountRetry(failure);
                    Log.Retrying(_environment.Logger, CallOf(arguments.Context).Target.Edge.Label, WabaMetrics.ReasonOf(failure), arguments.RetryDelay);
                    return default;
                },
            });
        }

        return builder.Build();
    }

    private TimeSpan? DelayBefore(int retry, GraphCall call, WabaClientException failure)
    {
        TimeSpan? hint = failure.WaitHint;
        TimeSpan delay = RetryDelay.Calculate(retry, hint, _options.BaseDelay, _options.MaxDelay, _environment.Random());
        if (hint is { } asked)
            call.CountWait(asked);
        if (failure is RateLimitedException)
            WabaMetrics.RecordThrottleWait(delay);
        return delay;
    }

    private static GraphCall CallOf(ResilienceContext context) => context.Properties.GetValue(CallKey, null!);
}
