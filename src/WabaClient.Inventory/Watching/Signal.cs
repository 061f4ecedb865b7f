namespace WabaClient;

/// <summary>Wakes whoever waits for its next task. Thread-safe.</summary>
internal sealed class Signal
{
    private static readonly TimeSpan MaxDelay = TimeSpan.FromDays(1);
    private static readonly TimeSpan Jump = TimeSpan.FromMilliseconds(100);

    private TaskCompletionSource _next = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Gets a task that completes with the next <see cref="Set"/>. Get it before looking at what the signal is about.</summary>
    public Task Next => Volatile.Read(ref _next).Task;

    public void Set() =>
        Interlocked.Exchange(ref _next, new(TaskCreationOptions.RunContinuationsAsynchronously)).SetResult();

    /// <summary>Waits for a task, but not longer than until a time; perhaps for less than that.</summary>
    /// <param name="next">The task.</param>
    /// <param name="remaining">Returns how long it is until then.</param>
    /// <param name="time">The clock.</param>
    /// <param name="cancellationToken">The token to cancel the wait.</param>
    public static async Task WaitAsync(Task next, Func<TimeSpan> remaining, TimeProvider time, CancellationToken cancellationToken)
    {
        using CancellationTokenSource stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        TimeSpan wait = Limit(remaining());
        Task waiting = next.WaitAsync(wait, time, stop.Token);

        // If the clock was set while the timer was created, the timer is too late; the caller comes back.
        if (wait - Limit(remaining()) > Jump)
            await stop.CancelAsync().ConfigureAwait(false);
        await waiting.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        cancellationToken.ThrowIfCancellationRequested();
    }

    private static TimeSpan Limit(TimeSpan time) => time < TimeSpan.Zero ? TimeSpan.Zero : time > MaxDelay ? MaxDelay : time;
}
