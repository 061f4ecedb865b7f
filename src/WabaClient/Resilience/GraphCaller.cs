using System.Runtime.ExceptionServices;

namespace WabaClient;

/// <summary>Requests one page or node: the first attempt, retries if it fails, and telemetry.</summary>
internal sealed class GraphCaller(
    PageAttempt attempt, RetryPolicy retry, ClientEnvironment environment, CallSlot? slot = null)
{
    public ClientEnvironment Environment => environment;

    /// <summary>Returns a caller for one sequence of calls that shares slots with others.</summary>
    public GraphCaller Within(CallSlot slot) => new(attempt, retry, environment, slot);

    /// <summary>Returns a caller that uses the tokens of another source.</summary>
    public GraphCaller With(TokenSource tokens) => new(attempt.With(tokens), retry, environment, slot);

    /// <summary>Gets a page or node.</summary>
    public async Task<T> ExecuteAsync<T>(GraphCall call, ReplyReader<T> read, CancellationToken cancellationToken)
        where T : class
    {
        object result = await TryExecuteAsync(call, read, cancellationToken).ConfigureAwait(false);
        if (result is Exception exception)
            ExceptionDispatchInfo.Throw(exception);
        return (T)result;
    }

    /// <summary>Gets a page or node, without throwing.</summary>
    /// <returns>The page or node, or the exception for the caller.</returns>
    public async Task<object> TryExecuteAsync(GraphCall call, ReplyReader<object> read, CancellationToken cancellationToken)
    {
        call.Slot = slot;
        PageTelemetry telemetry = PageTelemetry.Start(call, environment);
        try
        {
            // Most pages do not fail, and do not use the retry policy.
            object result = await attempt.RunAsync(call, read, cancellationToken).ConfigureAwait(false);
            if (result is GraphFailure first)
                result = await RetryAsync(first, call, read, cancellationToken).ConfigureAwait(false);
            if (result is GraphFailure failure)
                return ExceptionOf(failure, telemetry, cancellationToken);
            telemetry.Succeed();
            return result;
        }
        finally
        {
            call.EndBackOff();
        }
    }

    // A separate method, so that a page without a failure needs no closure.
    private ValueTask<object> RetryAsync(
        GraphFailure first, GraphCall call, ReplyReader<object> read, CancellationToken cancellationToken) =>
        retry.ContinueAsync(first, call, () => attempt.RunAsync(call, read, cancellationToken), cancellationToken);

    private static Exception ExceptionOf(
        GraphFailure failure, PageTelemetry telemetry, CancellationToken cancellationToken)
    {
        // If the caller had not cancelled, a transient failure would have been followed by another attempt.
        if (cancellationToken.IsCancellationRequested
            && failure.Exception is OperationCanceledException or WabaClientException { IsTransient: true })
        {
            telemetry.Cancel();
            return new OperationCanceledException(cancellationToken);
        }

        telemetry.Fail(failure.Exception);
        return failure.Exception;
    }
}
