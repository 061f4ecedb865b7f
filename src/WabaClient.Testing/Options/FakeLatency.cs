namespace WabaClient.Testing;

/// <summary>
/// Represents the latency of responses as a distribution, sampled with the graph's seed. Instances are immutable and
/// thread-safe.
/// </summary>
public sealed class FakeLatency
{
    // The 99th percentile of the standard normal distribution.
    private const double Percentile99 = 2.3263478740408408;

    private readonly Func<Random, TimeSpan> _next;

    private FakeLatency(Func<Random, TimeSpan> next) => _next = next;

    /// <summary>Creates a distribution with the same latency for every response.</summary>
    /// <param name="latency">The latency.</param>
    /// <returns>The distribution.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="latency"/> is negative.</exception>
    public static FakeLatency Constant(TimeSpan latency)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(latency, TimeSpan.Zero);
        return new FakeLatency(_ => latency);
    }

    /// <summary>Creates a distribution with equally likely latencies between two times.</summary>
    /// <param name="least">The shortest latency.</param>
    /// <param name="most">The longest latency.</param>
    /// <returns>The distribution.</returns>
    /// <exception cref="ArgumentOutOfRangeException">
    /// <paramref name="least"/> is negative, or greater than <paramref name="most"/>.
    /// </exception>
    public static FakeLatency Uniform(TimeSpan least, TimeSpan most)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(least, TimeSpan.Zero);
        ArgumentOutOfRangeException.ThrowIfLessThan(most, least);
        return new FakeLatency(random => least + (random.NextDouble() * (most - least)));
    }

    /// <summary>
    /// Creates a log-normal distribution, as in networks: latencies are mostly near the median, and sometimes much
    /// longer.
    /// </summary>
    /// <param name="median">The latency that half of the responses do not exceed.</param>
    /// <param name="percentile99">The latency that 99 of 100 responses do not exceed.</param>
    /// <returns>The distribution.</returns>
    /// <exception cref="ArgumentOutOfRangeException">
    /// <paramref name="median"/> is not positive, or greater than <paramref name="percentile99"/>.
    /// </exception>
    public static FakeLatency LongTailed(TimeSpan median, TimeSpan percentile99)
    {
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(median, TimeSpan.Zero);
        ArgumentOutOfRangeException.ThrowIfLessThan(percentile99, median);
        double spread = Math.Log(percentile99 / median) / Percentile99;
        return new FakeLatency(random => median * Math.Exp(spread * Normal(random)));
    }

    internal TimeSpan Next(Random random) => _next(random);

    private static double Normal(Random random) =>
        Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
}
