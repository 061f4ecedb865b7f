namespace WabaClient;

/// <summary>
/// Makes the calls of one diagnosis and records their outcomes. The calls use the same retry, gate and redaction as all
/// other calls, but are attempted at most twice and do not wait for throttles. A failed call is an answer, not an
/// exception. After a call without a response, no further call is made, because each one would take two time-outs.
/// </summary>
internal sealed class DiagnosisCaller(GraphCaller caller, CancellationToken cancellationToken)
{
    private const int MostAttempts = 2;

    private readonly List<Answer> _answers = [];

    private bool _isSilent;

    /// <summary>Gets the calls that were made, in order.</summary>
    public IReadOnlyList<Answer> Answers => _answers;

    /// <summary>Makes a call.</summary>
    /// <exception cref="OperationCanceledException">The caller of the diagnosis has cancelled it.</exception>
    public Task<Answer<T>> AskAsync<T>(GraphTarget target, ReplyReader<T> read, int? pageSize = null, string? cursor = null)
        where T : class =>
        AskAsync(caller, target, read, pageSize, cursor);

    /// <summary>Makes a call with another token.</summary>
    public Task<Answer<T>> AskAsync<T>(TokenSource tokens, GraphTarget target, ReplyReader<T> read)
        where T : class =>
        AskAsync(caller.With(tokens), target, read, pageSize: null, cursor: null);

    private async Task<Answer<T>> AskAsync<T>(GraphCaller caller, GraphTarget target, ReplyReader<T> read, int? pageSize, string? cursor)
        where T : class
    {
        if (_isSilent)
            return Answer<T>.Skip("Not requested, because the previous call was not answered.");
        Answer<T> answer = await TryAsync(caller, target, read, pageSize, cursor).ConfigureAwait(false);
        _isSilent = answer.Cause is FailureCause.NoAnswer or FailureCause.TokenProvider;
        _answers.Add(answer);
        return answer;
    }

    private async Task<Answer<T>> TryAsync<T>(GraphCaller caller, GraphTarget target, ReplyReader<T> read, int? pageSize, string? cursor)
        where T : class
    {
        GraphCall call = new(target, cursor, pageSize, maxRateLimitWait: TimeSpan.Zero) { MostAttempts = MostAttempts };
        GraphResponseInfo? response = null;
        try
        {
            T value = await caller.ExecuteAsync<T>(call, Read, cancellationToken).ConfigureAwait(false);
            return new() { Value = value, Response = response };
        }
        catch (Exception e)
        {
            cancellationToken.ThrowIfCancellationRequested();
            return new() { Failure = e, Response = (e as WabaClientException)?.Response };
        }

        T? Read(ReadOnlySpan<byte> body, GraphResponseInfo info)
        {
            response = info;
            return read(body, info);
        }
    }
}
