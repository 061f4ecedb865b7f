namespace WabaClient;

/// <summary>
/// The time limit of a question to a gate. It ends early if another question fails, because all calls share the time
/// that a failing gate costs.
/// </summary>
internal sealed class GateDeadline : IDisposable
{
    private static readonly TimeSpan Longest = TimeSpan.FromMilliseconds(500);

    private readonly GateHealth _health;
    private readonly TimeProvider _time;
    private readonly long _start;
    private readonly CancellationTokenSource _source;

    public GateDeadline(GateHealth health, TimeProvider time)
    {
        _health = health;
        _time = time;
        _start = time.GetTimestamp();
        _source = new(Longest, time);
        Token = _source.Token;
    }

    public CancellationToken Token { get; }

    public bool HasPassed => Token.IsCancellationRequested;

    public bool IsHalfOver => _time.GetElapsedTime(_start) > Longest / 2;

    /// <summary>
    /// Calls the gate and waits for its answer until the deadline, whether the gate respects its token, ignores it or
    /// blocks its thread.
    /// </summary>
    public Task<T> CallAsync<T>(Func<CancellationToken, ValueTask<T>> call)
    {
        Task<T> answer = _health.Scheduler is { } scheduler
            ? Task.Factory.StartNew(() => call(Token).AsTask(), Token, TaskCreationOptions.HideScheduler, scheduler).Unwrap()
            : call(Token).AsTask();
        if (answer.IsCompleted)
            return answer;
        Observe(answer);
        return answer.WaitAsync(Token);
    }

    /// <inheritdoc cref="CallAsync{T}"/>
    public Task CallAsync(Func<CancellationToken, ValueTask> call) => CallAsync(async token =>
    {
        await call(token).ConfigureAwait(false);
        return true;
    });

    public void Dispose()
    {
        _health.End(this);
        _source.Dispose();
    }

    /// <summary>Ends the time limit. Callers that wait for the answer continue on other threads.</summary>
    public void Cancel()
    {
        try
        {
            _ = _source.CancelAsync();
        }
        catch (ObjectDisposedException)
        {
            // The time limit has already ended.
        }
    }

    // A failure after the deadline must not become an unobserved exception.
    private static void Observe(Task answer) =>
        answer.ContinueWith(
            static task => task.Exception,
            CancellationToken.None,
            TaskContinuationOptions.OnlyOnFaulted | TaskContinuationOptions.ExecuteSynchronously,
            TaskScheduler.Default);
}
