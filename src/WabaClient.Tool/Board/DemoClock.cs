namespace WabaClient.Tool;

/// <summary>A clock that can be set back, so that the demo has a history. Its timers are those of the system.</summary>
internal sealed class DemoClock : TimeProvider
{
    private long _behind;

    /// <summary>Gets or sets how far the clock is set back.</summary>
    public TimeSpan Behind
    {
        get => new(Interlocked.Read(ref _behind));
        set => Interlocked.Exchange(ref _behind, value.Ticks);
    }

    public override DateTimeOffset GetUtcNow() => base.GetUtcNow() - Behind;
}
