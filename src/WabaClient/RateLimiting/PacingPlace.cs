namespace WabaClient;

/// <summary>The place of one call in the line of a <see cref="PacedScope"/>. Changed only under the lock of the scope.</summary>
internal sealed class PacingPlace
{
    private readonly TaskCompletionSource _granted = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Initializes a new instance.</summary>
    /// <param name="call">The call.</param>
    /// <param name="threshold">The usage in per cent above which the call has to wait.</param>
    /// <param name="latest">When the call is sent at the latest, because its page may not wait longer.</param>
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

    /// <summary>Returns the share of its time to wait that the page has left: from 1 down to 0.</summary>
    public double Patience(TimeSpan now) => Latest > now ? (Latest - now) / Call.MaxRateLimitWait : 0;

    /// <summary>Gets a task that completes when the call is counted as sent, or can ask the shared gate.</summary>
    public Task Granted => _granted.Task;

    public void Grant() => _granted.SetResult();
}
