namespace WabaClient.Benchmarks.Many;

/// <summary>
/// Samples the managed heap, garbage included, about a thousand times a second. On a thread of its own, so that a busy
/// thread pool does not delay it.
/// </summary>
internal sealed class PeakMemory : IDisposable
{
    private readonly long _before = GC.GetTotalMemory(forceFullCollection: true);
    private readonly Thread _sampler;
    private volatile bool _isOver;
    private long _peak;

    public PeakMemory()
    {
        _sampler = new(Sample) { IsBackground = true };
        _sampler.Start();
    }

    /// <summary>Ends the sampling.</summary>
    /// <returns>The highest size in bytes above the size at the start.</returns>
    public long End()
    {
        Dispose();
        return _peak - _before;
    }

    public void Dispose()
    {
        _isOver = true;
        _sampler.Join();
    }

    private void Sample()
    {
        while (!_isOver)
        {
            _peak = Math.Max(_peak, GC.GetTotalMemory(forceFullCollection: false));
            Thread.Sleep(1);
        }
    }
}
