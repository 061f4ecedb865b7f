namespace WabaClient;

/// <summary>The time-out of attempts, on the clock of the client. Thread-safe.</summary>
/// <remarks>Not Polly's, whose pipeline validates its options by reflection before the first request.</remarks>
internal sealed class AttemptTimeout(TimeSpan timeout, TimeProvider time)
{
    // One is enough for a listing, whose pages follow each other.
    private CancellationTokenSource? _spare;

    /// <summary>Starts the time of one attempt.</summary>
    /// <param name="cancellationToken">The caller's token, which cancels the attempt as well.</param>
    public Running Start(CancellationToken cancellationToken)
    {
        CancellationTokenSource? source = Interlocked.Exchange(ref _spare, null);
        if (source is null)
            source = new(timeout, time);
        else
            source.CancelAfter(timeout);
        return new(
            this,
            source,
            cancellationToken.UnsafeRegister(static state => ((CancellationTokenSource)state!).Cancel(), source));
    }

    // Sources on another clock than the system's cannot be reset.
    private void Return(CancellationTokenSource source)
    {
        if (!source.TryReset() || Interlocked.CompareExchange(ref _spare, source, null) is not null)
            source.Dispose();
    }

    /// <summary>The running time of one attempt.</summary>
    internal readonly struct Running(
        AttemptTimeout owner,
        CancellationTokenSource source,
        CancellationTokenRegistration registration) : IDisposable
    {
        public CancellationToken Token => source.Token;

        public void Dispose()
        {
            registration.Dispose();
            owner.Return(source);
        }
    }
}
