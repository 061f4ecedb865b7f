namespace WabaClient;

/// <summary>Computes delays that double, with jitter. Not thread-safe.</summary>
/// <param name="longest">The longest delay, if it is less than a minute.</param>
internal sealed class BackOff(TimeSpan longest)
{
    private static readonly TimeSpan First = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(1);

    private int _count;

    public TimeSpan Next()
    {
        TimeSpan limit = longest < Longest ? longest : Longest;
        TimeSpan delay = First * Math.Pow(2, Math.Min(_count++, 10));
        return (delay < limit ? delay : limit) * (0.75 + (Random.Shared.NextDouble() / 4));
    }

    public void Reset() => _count = 0;
}
