namespace WabaClient;

/// <summary>Wakes the callers that wait for its next task. Thread-safe.</summary>
internal sealed class Signal
{
    private static readonly TimeSpan MaxDelay = TimeSpan.FromDays(1);
    private static readonly TimeSpan Jump = TimeSpan.FromMilliseconds(100);

    private TaskCompletionSource _next = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>
    /// Gets a task that completes with the next <see cref="Set"/>. Get it before reading the state that the signal is
    /// about.
    /// </summary>
    public Task Next => Volatile.Read(ref _next).Task;

    public void Set() =>
        Interlocked.Exchange(ref _next, new(TaskCreationOptions.RunContinuationsAsynchronously)).SetResult();

    /// <summary>Waits for a task, but at most until a time; the wait can end earlier.</summary>
    /// <param name="next">The task.</param>
    /// <param name="remaining">Returns the time until then.</param>
    /// <param name="time">The clock.</param>
    /// <param name="cancellationToken">The token to cancel the wait.</param>
    public static async Task WaitAsync(Task next, Func<TimeSpan> remaining, TimeProvider time, CancellationToken cancellationToken)
    {
        using CancellationTokenSource stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        TimeSpan wait = Limit(remaining());
        Task waiting = next.WaitAsync(wait, time, stop.Token);

        // If the clock was set while the timer was created, the timer is too late; the caller calls again.
        if (wait - Limit(remaining()) > Jump)
            await stop.CancelAsync().ConfigureAwait(false);
        await waiting.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        cancellationToken.ThrowIfCancellationRequested();
    }

    private static TimeSpan Limit(TimeSpan time) => time < TimeSpan.Zero ? TimeSpan.Zero : time > MaxDelay ? MaxDelay : time;
}
