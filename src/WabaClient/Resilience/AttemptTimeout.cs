namespace WabaClient;

/// <summary>The time-out of attempts, according to the client's clock. Thread-safe.</summary>
/// <remarks>
/// Polly's time-out is not used, because its pipeline validates options by reflection before the first request.
/// </remarks>
internal sealed class AttemptTimeout(TimeSpan timeout, TimeProvider time)
{
    // One is enough for a listing, whose pages are requested one after the other.
    private CancellationTokenSource? _spare;

    /// <summary>Starts the time-out of one attempt.</summary>
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

    // Sources that use a clock other than the system clock cannot be reset.
    private void Return(CancellationTokenSource source)
    {
        if (!source.TryReset() || Interlocked.CompareExchange(ref _spare, source, null) is not null)
            source.Dispose();
    }

    /// <summary>The running time-out of one attempt.</summary>
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
