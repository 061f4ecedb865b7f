namespace WabaClient;

/// <summary>The back-off of a throttled call. Until it is disposed, the call counts as waiting for the scope.</summary>
internal sealed class BackOff(RecoveringScope scope, RateLimitBlock block) : IDisposable
{
    private int _isDisposed;

    /// <summary>Gets the block that the throttle caused.</summary>
    public RateLimitBlock Block => block;

    public void Dispose()
    {
        if (Interlocked.Exchange(ref _isDisposed, 1) == 0)
            scope.EndBackOff();
    }
}
