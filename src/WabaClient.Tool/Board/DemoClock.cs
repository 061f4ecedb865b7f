namespace WabaClient.Tool;

/// <summary>A clock that can be behind, so that the demo has a past. Its timers are the system's.</summary>
internal sealed class DemoClock : TimeProvider
{
    private long _behind;

    /// <summary>Gets or sets how far the clock is behind.</summary>
    public TimeSpan Behind
    {
        get => new(Interlocked.Read(ref _behind));
        set => Interlocked.Exchange(ref _behind, value.Ticks);
    }

    public override DateTimeOffset GetUtcNow() => base.GetUtcNow() - Behind;
}
