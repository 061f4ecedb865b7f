namespace WabaClient.Testing;

/// <summary>The time that responses take: a distribution, sampled with the graph's seed. Immutable.</summary>
public sealed class FakeLatency
{
    // The 99th percentile of the standard normal distribution.
    private const double Percentile99 = 2.3263478740408408;

    private readonly Func<Random, TimeSpan> _next;

    private FakeLatency(Func<Random, TimeSpan> next) => _next = next;

    /// <summary>The same time for every response.</summary>
    /// <param name="latency">The time.</param>
    /// <returns>The distribution.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="latency"/> is negative.</exception>
    public static FakeLatency Constant(TimeSpan latency)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(latency, TimeSpan.Zero);
        return new FakeLatency(_ => latency);
    }

    /// <summary>Any time between two, all equally likely.</summary>
    /// <param name="least">The shortest time.</param>
    /// <param name="most">The longest time.</param>
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

    /// <summary>Mostly about the median and sometimes much longer, as in networks: a log-normal distribution.</summary>
    /// <param name="median">The time that half of the responses do not exceed.</param>
    /// <param name="percentile99">The time that all but one response in a hundred do not exceed.</param>
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
