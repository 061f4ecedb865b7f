using System.Diagnostics;

namespace WabaClient.Benchmarks.Targets;

/// <summary>
/// Measures contenders in turns, one short round each, over and over: whatever else the machine does slows all of them
/// alike. The time is the lower quartile of the rounds.
/// </summary>
internal static class Turns
{
    private const int CallsARound = 100;
    private const int WarmUpRounds = 50;

    // Longer than the JIT waits before it compiles hot methods again.
    private static readonly TimeSpan WarmUpPause = TimeSpan.FromMilliseconds(30);

    public static Cost[] Measure(int rounds, params Action[] contenders)
    {
        for (int round = 0; round < WarmUpRounds; round++)
        {
            foreach (Action contender in contenders)
                Measure(contender);
            Thread.Sleep(WarmUpPause);
        }

        List<Cost>[] costs = [.. contenders.Select(_ => new List<Cost>(rounds))];
        for (int round = 0; round < rounds; round++)
        {
            for (int i = 0; i < contenders.Length; i++)
                costs[i].Add(Measure(contenders[i]));
        }

        return [.. costs.Select(LowerQuartile)];
    }

    public static Cost LowerQuartile(IReadOnlyCollection<Cost> costs) =>
        new(Quantile(costs.Select(cost => cost.Microseconds), 0.25), Quantile(costs.Select(cost => cost.Bytes), 0.5));

    private static double Quantile(IEnumerable<double> values, double quantile)
    {
        double[] sorted = [.. values.Order()];
        return sorted[(int)(quantile * (sorted.Length - 1))];
    }

    private static Cost Measure(Action contender)
    {
        long bytes = GC.GetAllocatedBytesForCurrentThread();
        long start = Stopwatch.GetTimestamp();
        for (int i = 0; i < CallsARound; i++)
            contender();
        double time = Stopwatch.GetElapsedTime(start).TotalMicroseconds;
        return new(time / CallsARound, (GC.GetAllocatedBytesForCurrentThread() - bytes) / (double)CallsARound);
    }
}
