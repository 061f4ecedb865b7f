using Polly;
using Polly.Retry;

namespace WabaClient;

/// <summary>
/// Decides whether and when a failed attempt is repeated. The retry covers sending, reading and parsing, because a
/// throttle is an HTTP 400 response, and a body can stall or end early.
/// </summary>
internal sealed class RetryPolicy
{
    private static readonly ResiliencePropertyKey<Run> RunKey = new("WabaClient.Run");

    private readonly WabaClientOptions _options;
    private readonly ClientEnvironment _environment;
    private readonly Lazy<ResiliencePipeline> _pipeline;

    public RetryPolicy(WabaClientOptions options, ClientEnvironment environment)
    {
        _options = options;
        _environment = environment;
        _pipeline = new(Build);
    }

    /// <summary>Continues after a first attempt that failed. Not called for attempts without a failure.</summary>
    public async ValueTask<object> ContinueAsync(
        GraphFailure first,
        GraphCall call,
        Func<ResilienceContext, ValueTask<Outcome<object>>> attempt,
        ResilienceContext context)
    {
        // Polly accepts no retry strategy without retries, and replaces the failure after the caller has cancelled.
        if (_options.MaxRetryAttempts == 0 || context.CancellationToken.IsCancellationRequested)
            return first;
        Run run = new(call, first, attempt, _environment);
        context.Properties.Set(RunKey, run);
        try
        {
            // Polly passes outcomes of type object through this pipeline unchanged; it would wrap any other type.
            Outcome<object> outcome =
                await _pipeline.Value.ExecuteOutcomeAsync(static (context, run) => run.NextAsync(context), context, run)
                    .ConfigureAwait(false);
            return outcome.Result ?? new GraphFailure(outcome.Exception!);
        }
        finally
        {
            run.EndWait();
        }
    }

    private ResiliencePipeline Build() => new ResiliencePipelineBuilder { TimeProvider = _environment.Time }
        .AddRetry(new RetryStrategyOptions
        {
            MaxRetryAttempts = _options.MaxRetryAttempts,
            ShouldHandle = static arguments => new(
                arguments.Outcome.Result is GraphFailure { IsRetryable: true } failure
                && RunOf(arguments.Context).Call is var call
                && call.CanTryAgain
                && call.CanWait(failure.Wait ?? TimeSpan.Zero)),
            DelayGenerator = arguments => new(
                DelayBefore(arguments.AttemptNumber, RunOf(arguments.Context), (GraphFailure)arguments.Outcome.Result!)),
            OnRetry = arguments =>
            {
                OnRetry(
                    arguments.AttemptNumber,
                    RunOf(arguments.Context),
                    (GraphFailure)arguments.Outcome.Result!,
                    arguments.RetryDelay);
                return default;
            },
        })
        .Build();

    private TimeSpan? DelayBefore(int retry, Run run, GraphFailure failure)
    {
        if (failure.Wait is { } asked)
            run.Call.CountWait(asked);
        return RetryDelay.Calculate(retry, failure.Wait, _options.BaseDelay, _options.MaxDelay, _environment.Random());
    }

    private void OnRetry(int retry, Run run, GraphFailure failure, TimeSpan delay)
    {
        GraphCall call = run.Call;
        WabaClientException exception = (WabaClientException)failure.Exception;

        // Graph responds to large pages with an unknown error or not at all, so less is requested from the second retry on.
        if (retry > 0 && failure.MayBeTooHeavy && call.TryShrinkPage(4))
            Log.PageShrunk(_environment.Logger, call.Target.Edge.Label, call.Target.Id, call.PageSize!.Value);
        _environment.Metrics.CountRetry(exception);
        Log.Retrying(
            _environment.Logger, call.Target.Edge.Label, call.Target.Id, WabaMetrics.ReasonOf(exception), delay);
        RateLimitedException? throttle = exception as RateLimitedException;
        _environment.Waits.Announce(
            throttle is null ? WaitReason.Retry : WaitReason.Throttled,
            call.Target.Id,
            (exception as GraphApiException)?.Code,
            delay);
        if (throttle is not null)
            run.StartThrottleWait();
    }

    private static Run RunOf(ResilienceContext context) => context.Properties.GetValue(RunKey, null!);

    /// <summary>The attempts to request one page, of which the first has been made.</summary>
    private sealed class Run(
        GraphCall call,
        GraphFailure first,
        Func<ResilienceContext, ValueTask<Outcome<object>>> attempt,
        ClientEnvironment environment)
    {
        private GraphFailure? _known = first;
        private long? _waitStart;

        public GraphCall Call => call;

        public ValueTask<Outcome<object>> NextAsync(ResilienceContext context)
        {
            EndWait();
            if (_known is not { } known)
                return attempt(context);
            _known = null;
            return new(Outcome.FromResult<object>(known));
        }

        public void StartThrottleWait() => _waitStart = environment.Time.GetTimestamp();

        /// <summary>Records the actual wait, which is shorter than the planned one if the caller cancels.</summary>
        public void EndWait()
        {
            if (_waitStart is { } start)
                environment.Metrics.RecordThrottleWait(environment.Time.GetElapsedTime(start));
            _waitStart = null;
        }
    }
}
