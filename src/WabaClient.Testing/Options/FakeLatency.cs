namespace WabaClient.Testing;

/// <summary>How long answers take: a distribution, drawn from with the graph's seed.</summary>
public sealed class FakeLatency
{
    // The 99th percentile of the standard normal distribution.
    private const double Percentile99 = 2.3263478740408408;

    private readonly Func<Random, TimeSpan> _next;

    private FakeLatency(Func<Random, TimeSpan> next) => _next = next;

    /// <summary>Always the same time.</summary>
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
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="least"/> is negative, or greater than <paramref name="most"/>.</exception>
    public static FakeLatency Uniform(TimeSpan least, TimeSpan most)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(least, TimeSpan.Zero);
        ArgumentOutOfRangeException.ThrowIfLessThan(most, least);
        return new FakeLatency(random => least + (random.NextDouble() * (most - least)));
    }

    /// <summary>Mostly about the median, now and then much longer, as networks are (a log-normal distribution).</summary>
    /// <param name="median">Half of the answers take no longer.</param>
    /// <param name="percentile99">All but one in a hundred take no longer.</param>
    /// <returns>The distribution.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="median"/> is not positive, or greater than <paramref name="percentile99"/>.</exception>
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
