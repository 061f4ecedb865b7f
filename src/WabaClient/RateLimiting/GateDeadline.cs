namespace WabaClient;

/// <summary>
/// The time that a question to a gate may take. It ends early when another question fails: calls share the time that
/// they lose.
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
    /// Calls the gate and waits for its answer, but not longer than the deadline, whether the gate respects its token, ignores it or
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

    /// <summary>Ends the time. Those that wait for the answer continue on other threads.</summary>
    public void Cancel()
    {
        try
        {
            _ = _source.CancelAsync();
        }
        catch (ObjectDisposedException)
        {
            // It has ended meanwhile.
        }
    }

    // A failure after the deadline is not an unobserved exception.
    private static void Observe(Task answer) =>
        answer.ContinueWith(
            static task => task.Exception,
            CancellationToken.None,
            TaskContinuationOptions.OnlyOnFaulted | TaskContinuationOptions.ExecuteSynchronously,
            TaskScheduler.Default);
}
