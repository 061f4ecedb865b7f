using Polly;
using Polly.Retry;

namespace WabaClient;

/// <summary>
/// Decides whether and when a failed attempt is repeated. The retry covers sending, reading and parsing, because a
/// throttle is an HTTP 400 response, and a body can stall or end early.
/// </summary>
/// <remarks>No field is a struct of Polly, so that the assembly is not loaded before the first failure.</remarks>
internal sealed class RetryPolicy
{
    private readonly WabaClientOptions _options;
    private readonly ClientEnvironment _environment;
    private ResiliencePipeline? _pipeline;

    public RetryPolicy(WabaClientOptions options, ClientEnvironment environment)
    {
        _options = options;
        _environment = environment;
    }

    /// <summary>Continues after a first attempt that failed. Not called for attempts without a failure.</summary>
    public async ValueTask<object> ContinueAsync(
        GraphFailure first,
        GraphCall call,
        Func<ValueTask<object>> attempt,
        CancellationToken cancellationToken)
    {
        // Polly accepts no retry strategy without retries, and replaces the failure after the caller has cancelled.
        if (_options.MaxRetryAttempts == 0 || cancellationToken.IsCancellationRequested)
            return first;
        ResiliencePipeline pipeline = LazyInitializer.EnsureInitialized(ref _pipeline, Build);
        Run run = new(call, first, attempt, _environment);
        ResilienceContext context = ResilienceContextPool.Shared.Get(continueOnCapturedContext: false, cancellationToken);
        context.Properties.Set(Run.Key, run);
        try
        {
            // Polly passes outcomes of type object through this pipeline unchanged; it would wrap any other type.
            Outcome<object> outcome =
                await pipeline.ExecuteOutcomeAsync(static (_, run) => run.NextAsync(), context, run).ConfigureAwait(false);
            return outcome.Result ?? new GraphFailure(outcome.Exception!);
        }
        finally
        {
            run.EndWait();
            ResilienceContextPool.Shared.Return(context);
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

    private static Run RunOf(ResilienceContext context) => context.Properties.GetValue(Run.Key, null!);

    /// <summary>The attempts to request one page, of which the first has been made.</summary>
    private sealed class Run(
        GraphCall call,
        GraphFailure first,
        Func<ValueTask<object>> attempt,
        ClientEnvironment environment)
    {
        public static readonly ResiliencePropertyKey<Run> Key = new("WabaClient.Run");

        private GraphFailure? _known = first;
        private long? _waitStart;

        public GraphCall Call => call;

        public async ValueTask<Outcome<object>> NextAsync()
        {
            EndWait();
            GraphFailure? known = _known;
            _known = null;
            return Outcome.FromResult<object>(known ?? await attempt().ConfigureAwait(false));
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
