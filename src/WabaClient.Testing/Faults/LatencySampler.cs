namespace WabaClient.Testing;

/// <summary>Draws latencies, one at a time. Thread-safe.</summary>
internal sealed class LatencySampler(int seed)
{
    private readonly Random _random = new(seed);

    public TimeSpan Next(FakeLatency? latency)
    {
        if (latency is null)
            return TimeSpan.Zero;
        lock (_random)
            return latency.Next(_random);
    }
}
