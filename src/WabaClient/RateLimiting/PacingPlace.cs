namespace WabaClient;

/// <summary>
/// The place of one call in the queue of a <see cref="PacedScope"/>. Changed only under the lock of the scope.
/// </summary>
internal sealed class PacingPlace
{
    private readonly TaskCompletionSource _granted = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Initializes a new instance.</summary>
    /// <param name="call">The call.</param>
    /// <param name="threshold">The usage in per cent above which the call has to wait.</param>
    /// <param name="latest">
    /// The latest time at which the call is sent, because its page is not allowed to wait longer.
    /// </param>
    public PacingPlace(GraphCall call, int threshold, TimeSpan latest)
    {
        Call = call;
        Threshold = threshold;
        Latest = latest;
        Node = new(this);
    }

    public GraphCall Call { get; }

    public int Threshold { get; }

    public TimeSpan Latest { get; }

    public LinkedListNode<PacingPlace> Node { get; }

    /// <summary>Returns the fraction of its waiting time that the page has left: from 1 down to 0.</summary>
    public double Patience(TimeSpan now) => Latest > now ? (Latest - now) / Call.MaxRateLimitWait : 0;

    /// <summary>Gets a task that completes when the call is counted as sent, or can ask the shared gate.</summary>
    public Task Granted => _granted.Task;

    public void Grant() => _granted.SetResult();
}
