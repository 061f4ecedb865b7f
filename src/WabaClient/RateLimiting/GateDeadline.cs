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

    /// <summary>Waits for the gate, but not longer than the deadline, whether the gate respects its token or not.</summary>
    public ValueTask<T> BoundAsync<T>(ValueTask<T> answer) =>
        answer.IsCompleted ? answer : new(BoundAsync(answer.AsTask()));

    /// <inheritdoc cref="BoundAsync{T}(ValueTask{T})"/>
    public ValueTask BoundAsync(ValueTask answer) => answer.IsCompleted ? answer : new(BoundAsync(answer.AsTask()));

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

    private Task<T> BoundAsync<T>(Task<T> answer)
    {
        Observe(answer);
        return answer.WaitAsync(Token);
    }

    private Task BoundAsync(Task answer)
    {
        Observe(answer);
        return answer.WaitAsync(Token);
    }

    // What fails after the deadline is not unobserved.
    private static void Observe(Task answer) =>
        answer.ContinueWith(
            static task => task.Exception,
            CancellationToken.None,
            TaskContinuationOptions.OnlyOnFaulted | TaskContinuationOptions.ExecuteSynchronously,
            TaskScheduler.Default);
}
